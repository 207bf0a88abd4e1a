using System.Collections.Frozen;

namespace ThongSuot.Engine.Forms;

/// <summary>What a field holds. The catalogue's word for each is in <see cref="FieldTypes"/>.</summary>
public enum FieldType
{
    LongText,
    Line,
    Choice,
    Checklist,
    YesNo,
    Integer,
    Decimal,
    Money,
    Date,
    Moment,
    Month,
    Period,
    DateRange,
    Email,
    Code,
    DocumentNumber,
    Encrypted,
    Table,
    User,
    Users,
    Roles,
    Position,
    Organisation,
    Member,
    Reference,
    References,
    Document,
    Documents,
    Case,
    Petition,
    Meeting,
    Term,
    File,
    Files,
    Signature,
    Signatures,
}

/// <summary>How the content of a type is shaped, whatever it means.</summary>
internal enum FieldShape
{
    /// <summary>Text of several lines.</summary>
    Text,

    /// <summary>Text of one line, ids included.</summary>
    Line,
    Number,
    Truth,
    Date,
    Moment,

    /// <summary>Two dates.</summary>
    Range,

    /// <summary>Several lines of text, each once.</summary>
    Lines,
    Table,
}

public static class FieldTypes
{
    private static readonly FrozenDictionary<string, FieldType> ByWord = new Dictionary<string, FieldType>(StringComparer.Ordinal)
    {
        ["text"] = FieldType.LongText,
        ["string"] = FieldType.Line,
        ["enum"] = FieldType.Choice,
        ["checklist"] = FieldType.Checklist,
        ["bool"] = FieldType.YesNo,
        ["int"] = FieldType.Integer,
        ["decimal"] = FieldType.Decimal,
        ["money"] = FieldType.Money,
        ["date"] = FieldType.Date,
        ["datetime"] = FieldType.Moment,
        ["month"] = FieldType.Month,
        ["period"] = FieldType.Period,
        ["daterange"] = FieldType.DateRange,
        ["email"] = FieldType.Email,
        ["code"] = FieldType.Code,
        ["docno"] = FieldType.DocumentNumber,
        ["encrypted"] = FieldType.Encrypted,
        ["table"] = FieldType.Table,
        ["user"] = FieldType.User,
        ["user[]"] = FieldType.Users,
        ["ref_role[]"] = FieldType.Roles,
        ["ref_position"] = FieldType.Position,
        ["ref_org"] = FieldType.Organisation,
        ["ref_member"] = FieldType.Member,
        ["ref"] = FieldType.Reference,
        ["ref[]"] = FieldType.References,
        ["ref_doc"] = FieldType.Document,
        ["ref_doc[]"] = FieldType.Documents,
        ["ref_case"] = FieldType.Case,
        ["ref_petition"] = FieldType.Petition,
        ["ref_meeting"] = FieldType.Meeting,
        ["ref_term"] = FieldType.Term,
        ["file"] = FieldType.File,
        ["file[]"] = FieldType.Files,
        ["signature"] = FieldType.Signature,
        ["signature[]"] = FieldType.Signatures,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<FieldType, string> Words =
        ByWord.ToFrozenDictionary(entry => entry.Value, entry => entry.Key);

    /// <summary>The type for a word of the catalogue ("enum", "ref_doc[]"), or null for an unknown word.</summary>
    public static FieldType? Parse(string word) => ByWord.TryGetValue(word, out var type) ? type : null;

    /// <summary>The catalogue's word for a type.</summary>
    public static string Word(this FieldType type) => Words[type];

    /// <summary>True where several values are posted under the same key.</summary>
    public static bool TakesSeveral(this FieldType type) => type.Shape() == FieldShape.Lines;

    internal static FieldShape Shape(this FieldType type) => type switch
    {
        FieldType.LongText => FieldShape.Text,
        FieldType.YesNo => FieldShape.Truth,
        FieldType.Integer or FieldType.Decimal or FieldType.Money => FieldShape.Number,
        FieldType.Date or FieldType.Month => FieldShape.Date,
        FieldType.Moment => FieldShape.Moment,
        FieldType.DateRange => FieldShape.Range,
        FieldType.Table => FieldShape.Table,
        FieldType.Checklist or FieldType.Users or FieldType.Roles or FieldType.References or FieldType.Documents
            or FieldType.Files or FieldType.Signatures => FieldShape.Lines,
        FieldType.Line or FieldType.Choice or FieldType.Period or FieldType.Email or FieldType.Code
            or FieldType.DocumentNumber or FieldType.Encrypted or FieldType.User or FieldType.Position
            or FieldType.Organisation or FieldType.Member or FieldType.Reference or FieldType.Document or FieldType.Case
            or FieldType.Petition or FieldType.Meeting or FieldType.Term or FieldType.File or FieldType.Signature
            => FieldShape.Line,
    };
}
