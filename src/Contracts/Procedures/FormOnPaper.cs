using ThongSuot.Engine.Forms;

namespace ThongSuot.Contracts.Procedures;

/// <summary>How a form stands on paper, blank or filled in.</summary>
public static class FormOnPaper
{
    /// <summary>Who signs stands under the date, not among the fields.</summary>
    public static IReadOnlyList<FieldDefinition> Signers(FormDefinition form)
    {
        var signed = form.Fields.Where(f => f.Type is FieldType.Signature or FieldType.Signatures).ToList();
        if (signed.Count > 0)
            return signed;
        return form.Fields is [.., { Type: FieldType.User } last] ? [last] : [];
    }

    /// <summary>A column's part of the width: by what is to be written; a long heading needs room, too.</summary>
    public static decimal Share(FieldDefinition column)
    {
        var longestWord = column.Label.Split(' ').Max(w => w.Length);
        var share = column.Type switch
        {
            FieldType.LongText => 4.2m,
            FieldType.Integer or FieldType.YesNo => 1.5m,
            FieldType.Decimal or FieldType.Code => 1.8m,
            FieldType.Money or FieldType.Date or FieldType.Moment or FieldType.Month or FieldType.Period or FieldType.Choice => 2.2m,
            _ => 3m,
        };
        return Math.Max(share, longestWord * 0.27m + column.Label.Length * 0.02m);
    }
}
