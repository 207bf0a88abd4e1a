using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Processes;

namespace ThongSuot.Procedures.Pages;

/// <summary>Says who does a step: "Văn thư – Văn phòng, cấp tỉnh".</summary>
internal sealed class WhoWords(PublishedSnapshot published, Procedure procedure)
{
    public string Of(Performer performer) => performer.Outside is { } outside
        ? $"{outside} (ghi nhận: {Of(performer.RecordedBy!)})"
        : PlaceWords.Of(performer.Place!, procedure) is { Length: > 0 } place ? $"{published.RoleName(performer.Role)} – {place}" : published.RoleName(performer.Role);

    public string Place(string place) => PlaceWords.Of(place, procedure);

    public string Role(string role) => published.RoleName(role);

    /// <summary>The name of another procedure, or its code when it is not published.</summary>
    public string Called(string code) => published.Find(code)?.Procedure.Name is { } name ? $"{code} – {name}" : code;
}
