using System.Collections.Immutable;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Forms;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.Values;

namespace ThongSuot.Dossiers.Forms;

/// <summary>One form of one draft or dossier, as one person may see it now.</summary>
/// <param name="Form">What is asked here: fields that may not be kept in this installation are left out.</param>
/// <param name="LeftOut">These fields, to say why.</param>
internal sealed record FormSheet(FormDefinition Form, ImmutableArray<FieldDefinition> LeftOut, Procedure Procedure, OrganisationView Organisation)
{
    public Draft? Draft { get; init; }

    public Dossier? Dossier { get; init; }

    /// <summary>Of a dossier.</summary>
    public Situation? Situation { get; init; }

    public Guid Owner => Draft?.Id ?? Dossier!.Id;

    /// <summary>Null before anything was written.</summary>
    public FormEntry? Entry { get; init; }

    /// <summary>The other forms that are filled in, by code.</summary>
    public IReadOnlyList<FormEntry> Others { get; init; } = [];

    /// <summary>Files that a file field may name.</summary>
    public IReadOnlyList<DossierFile> Files { get; init; } = [];

    /// <summary>The step at which this person may write on it now; null in a draft.</summary>
    public string? Node { get; init; }

    public bool MayFill { get; init; }

    /// <summary>False where the installation keeps no content of this level: only the blank form is offered.</summary>
    public bool HoldsContent { get; init; }

    public ValueMap Values => Entry?.Values is { } json ? ValueJson.ReadMap(json) : ValueMap.Empty;

    public string Address => AddressOf(Owner, Draft is not null, Form.Code);

    /// <summary>What conditions may ask besides the form's own fields: the dossier's facts.</summary>
    public Value Known(string name) =>
        name.StartsWith("fact.", StringComparison.Ordinal) && Facts.TryGetValue(name[5..], out var fact) ? new Value.Text(fact) : Value.Nothing;

    public IReadOnlyDictionary<string, string> Facts => Draft is not null ? Draft.Content.Facts : Dossier!.State!.Facts;

    public static string AddressOf(Guid owner, bool isDraft, string code) => $"/ho-so/{(isDraft ? "nhap/" : "")}{owner}/bieu-mau/{code}";
}
