using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using ThongSuot.Engine.WorkingTime;

namespace ThongSuot.Procedures.OpenData;

// The shape that docs/open-data.md promises: keys may be added, none is taken away or given another meaning.
internal sealed record SetJson(
    string Title, string Version, string Status, DecisionJson Decision, string Address, int Count, IReadOnlyList<ListedJson> Procedures);

internal sealed record DecisionJson(string Number, DateOnly Date, string Issuer);

internal sealed record ListedJson(string Code, string Name, string Field, string Address, string Json, int VersionNumber, string Hash, DateTimeOffset ValidFrom);

internal sealed record CodeJson(string Code, string Name);

internal sealed record FiledByJson(string Role, string RoleName, IReadOnlyList<CodeJson> At);

internal sealed record ProcedureJson(
    string Code, string Name, string? NameEn, CodeJson Field, string Address, string Purpose, string Filer, IReadOnlyList<FiledByJson> FiledBy,
    string Receiving, string Deciding, IReadOnlyList<CodeJson> Levels, bool ExOfficio, InterAgencyJson InterAgency, ResultJson Result,
    bool Electronic, bool PaperParallel, LimitsJson Limits, SecrecyJson Secrecy, IReadOnlyList<ComponentJson> Components,
    IReadOnlyList<StepJson> Steps, IReadOnlyList<FormJson> Forms, IReadOnlyList<RuleJson> Rules, IReadOnlyList<BasisJson> Basis, string? Notes,
    string SetStatus, VersionJson Version);

internal sealed record InterAgencyJson(bool Required, string? With);

internal sealed record ResultJson(string Name, string? DocumentType);

internal sealed record LimitsJson(LimitJson? Total, LimitJson? FromIntake, string? Note);

internal sealed record LimitJson(decimal Value, LimitUnit Unit, LimitBasis Basis, string Text);

internal sealed record SecrecyJson(string Level, string Name, bool FromDocument, string? Note);

internal sealed record ComponentJson(int Number, string Name, int Copies, bool Required, int? CreatedAtStep);

internal sealed record StepJson(
    int? Number, string Kind, string Action, string? Who, LimitJson? Limit, IReadOnlyList<string> Forms, IReadOnlyList<CodeJson> Outcomes,
    IReadOnlyList<string> Results, IReadOnlyList<int> Components, string? Guidance, IReadOnlyList<string> Conditions);

internal sealed record FormJson(string Code, string Name, int Version, string Address);

internal sealed record RuleJson(string Code, string Text);

internal sealed record BasisJson(
    string Code, string Citation, string Address, BasisForce State, DateOnly? InForceFrom, string? ReplacedBy, string? Source, bool Verified);

internal sealed record VersionJson(Guid Id, int Number, string Hash, DateTimeOffset ValidFrom, DateTimeOffset? ValidTo);

internal static class OpenJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);
}
