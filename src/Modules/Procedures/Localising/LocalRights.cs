using ThongSuot.Contracts.Organisation;
using ThongSuot.Platform.Security;

namespace ThongSuot.Procedures.Localising;

/// <summary>Who adapts procedures for a body: who keeps the procedures at its office. The province's are the set itself; there it is approved.</summary>
internal sealed class LocalRights(OrganisationView view, Actor actor)
{
    public const string Owner = "catalogue_owner", Office = "office";

    public OrganisationView View => view;

    /// <summary>The committees below the province for which the person adapts procedures.</summary>
    public IReadOnlyList<Body> Bodies { get; } =
    [
        .. actor.Grants.Where(g => g.Role == Owner).Select(g => view.Find(g.Body)).OfType<Body>().Where(b => b.Kind == Office)
            .Select(view.CommitteeOf).Where(b => b.Id != view.Province?.Id).DistinctBy(b => b.Id).OrderBy(b => b.Code, StringComparer.Ordinal),
    ];

    public bool IsOwn(Guid? body) => Bodies.Any(b => b.Id == body);

    /// <summary>The person approves, for the body above, what loosens its text.</summary>
    public bool MayApprove => view.Province is { } province && view.OrganOf(province, Office) is { } office && actor.Holds(Owner, office.Id);

    public bool MaySee(Guid? body) => IsOwn(body) || MayApprove;
}

internal static class LocalAddress
{
    public const string Desk = "/dia-phuong", Conflicts = "/dia-phuong/xung-dot";

    public static string Of(Guid draft) => $"{Desk}/{draft}";

    public static string Shown(string code, string body, string? type = null) =>
        $"/thu-tuc/{Uri.EscapeDataString(code)}?co-quan={Uri.EscapeDataString(body)}{(type is null ? "" : $"&loai-hinh={Uri.EscapeDataString(type)}")}";
}
