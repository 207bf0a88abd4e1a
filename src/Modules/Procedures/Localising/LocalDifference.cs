using System.Text.Json.Serialization;

namespace ThongSuot.Procedures.Localising;

/// <summary>One thing in which a local variant differs from the text above. Nothing that has no difference of its own can differ.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "what")]
[JsonDerivedType(typeof(LocalGuidance), "guidance")]
[JsonDerivedType(typeof(LocalPerformer), "who")]
[JsonDerivedType(typeof(LocalLimit), "limit")]
[JsonDerivedType(typeof(LocalTotal), "total")]
[JsonDerivedType(typeof(AddedStep), "added")]
[JsonDerivedType(typeof(RemovedStep), "removed")]
[JsonDerivedType(typeof(LocalNote), "note")]
internal abstract record LocalDifference
{
    /// <summary>The step of the base that it is about; 0 for the procedure as a whole.</summary>
    [JsonIgnore]
    public abstract int At { get; }
}

/// <summary>Another guidance for a step.</summary>
internal sealed record LocalGuidance(int Step, string Text) : LocalDifference
{
    public override int At => Step;
}

/// <summary>Somebody else does a step.</summary>
/// <param name="Place">As in the catalogue: "filer_cell", "competent.office".</param>
internal sealed record LocalPerformer(int Step, string Role, string Place) : LocalDifference
{
    public override int At => Step;
}

/// <summary>Another limit for a step, in the unit of the base; in working days where the base has none.</summary>
internal sealed record LocalLimit(int Step, decimal Value) : LocalDifference
{
    public override int At => Step;
}

/// <summary>Another limit for the whole, in the unit of the base.</summary>
internal sealed record LocalTotal(decimal Value) : LocalDifference
{
    public override int At => 0;
}

/// <summary>One more safeguard after a step of the base. Its number continues after the highest, so that published numbers keep their meaning.</summary>
/// <param name="Kind">"review", "collective" or "consult".</param>
/// <param name="Days">Working days.</param>
internal sealed record AddedStep(int After, string Kind, string Action, string Role, string Place, decimal Days, string Guidance) : LocalDifference
{
    public const string Consult = "consult";

    public override int At => After;
}

/// <summary>A safeguard of the base that is left out.</summary>
internal sealed record RemovedStep(int Step) : LocalDifference
{
    public override int At => Step;
}

/// <summary>Added to the notes of the base.</summary>
internal sealed record LocalNote(string Text) : LocalDifference
{
    public override int At => 0;
}

/// <summary>Why a difference does not fit the base.</summary>
/// <param name="Text">Vietnamese.</param>
internal sealed record LocalFault(LocalDifference Difference, string Code, string Text, string? Part = null);
