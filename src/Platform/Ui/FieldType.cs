using System.Globalization;
using System.Text;

namespace ThongSuot.Platform.Ui;

/// <summary>How a field is entered.</summary>
public enum FieldType
{
    Text,
    TextArea,
    Email,
    Telephone,
    Password,

    /// <summary>Value as <c>yyyy-MM-dd</c>.</summary>
    Date,

    /// <summary>Typed as text, so that what was typed comes back as it was, also when it is no number.</summary>
    Number,

    /// <summary>Whole đồng; the unit stands behind the input.</summary>
    Money,

    Select,
    Radio,

    /// <summary>One box, or one per option when options are given.</summary>
    Checkbox,

    File,
}

/// <summary>One choice of a select, radio or checkbox field.</summary>
/// <param name="Value">What is posted.</param>
/// <param name="Text">What is read.</param>
/// <param name="Help">A second line below a radio button or checkbox.</param>
/// <param name="Disabled">Shown, but cannot be chosen.</param>
public sealed record FieldOption(string Value, string Text, string? Help = null, bool Disabled = false);

/// <summary>The element id of a field, so that summaries, labels and fields agree.</summary>
public static class FieldId
{
    /// <summary>An id of ASCII letters, digits, <c>_</c> and <c>-</c>; different names give different ids.</summary>
    public static string Of(string name)
    {
        var id = new StringBuilder("f-", name.Length + 16);
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterOrDigit(letter) || letter == '-')
                id.Append(letter);
            else
                id.Append(CultureInfo.InvariantCulture, $"_{(int)letter:x}_");
        }

        return id.ToString();
    }
}
