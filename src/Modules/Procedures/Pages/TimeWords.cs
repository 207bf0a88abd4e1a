using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.WorkingTime;

namespace ThongSuot.Procedures.Pages;

/// <summary>Limits as people read them, each with what it rests on: a plan of the set, or a law.</summary>
internal static class TimeWords
{
    public static string Of(LimitBasis basis) => basis == LimitBasis.Statutory ? "luật định" : "kế hoạch";

    public static string Of(Limit limit) => $"{LimitText.Of(limit)} ({Of(limit.Basis)})";

    /// <summary>What is planned is the rule, so only a law is told.</summary>
    public static string Short(Limit limit) => limit.Basis == LimitBasis.Statutory ? Of(limit) : LimitText.Of(limit);

    /// <summary>What a rule above the body allows the whole: how long, by which rule, and that nobody has compared it with its text yet.</summary>
    public static string Of(StatutoryLimit statutory) =>
        $"Theo quy định: không quá {LimitText.Of(statutory.Limit)}{(statutory.Extension is { } more ? $", gia hạn một lần không quá {LimitText.Of(more)}" : "")} ({statutory.Source}{(statutory.Verified ? "" : "; cần đối chiếu")})";

    /// <param name="withIntake">Tells also how much of it runs from the receipt of a valid dossier.</param>
    public static string Total(ProcedureDefinition definition, bool withIntake)
    {
        if (definition.Total is not { } total)
            return "Theo thời hạn của từng bước";
        return Of(total) + (withIntake && definition.FromIntake is { } intake ? $"; trong đó {LimitText.Of(intake)} kể từ khi tiếp nhận đủ hồ sơ" : "");
    }
}
