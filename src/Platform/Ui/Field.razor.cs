using Microsoft.AspNetCore.Components;

namespace ThongSuot.Platform.Ui;

/// <summary>One question of a form. See <see cref="FieldType"/> for the ways to enter.</summary>
public sealed partial class Field : ComponentBase
{
    /// <summary>The name under which the value is posted.</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }

    [Parameter, EditorRequired] public required string Label { get; set; }

    [Parameter] public FieldType Type { get; set; } = FieldType.Text;

    /// <summary>What was entered before, exactly as it was posted.</summary>
    [Parameter] public string? Value { get; set; }

    /// <summary>The chosen values of a checkbox field with options; used instead of <see cref="Value"/>.</summary>
    [Parameter] public IReadOnlyCollection<string>? Values { get; set; }

    /// <summary>Choices of a select, radio or checkbox field.</summary>
    [Parameter] public IReadOnlyList<FieldOption> Options { get; set; } = [];

    /// <summary>First, empty choice of a select, such as "Chọn cơ quan".</summary>
    [Parameter] public string? Prompt { get; set; }

    [Parameter] public string? Help { get; set; }

    /// <summary>The refusal; without it the cascaded <see cref="FieldErrors"/> is asked.</summary>
    [Parameter] public string? Error { get; set; }

    /// <summary>Unit behind the input, such as "ngày làm việc". Money has "đồng" by itself.</summary>
    [Parameter] public string? Unit { get; set; }

    /// <summary>Only marks the field: the server decides, so that drafts can be saved and the words are ours.</summary>
    [Parameter] public bool Required { get; set; }

    [Parameter] public bool Disabled { get; set; }

    [Parameter] public bool ReadOnly { get; set; }

    /// <summary>Lines of a text area before it grows.</summary>
    [Parameter] public int Rows { get; set; } = 4;

    /// <summary>Most characters that the browser accepts.</summary>
    [Parameter] public int? MaxLength { get; set; }

    /// <summary>What a single checkbox posts when ticked.</summary>
    [Parameter] public string CheckedValue { get; set; } = "true";

    /// <summary>File types that the chooser offers, as in HTML's <c>accept</c>.</summary>
    [Parameter] public string? Accept { get; set; }

    [Parameter] public bool Multiple { get; set; }

    /// <summary>HTML's <c>autocomplete</c>; off by default, since most fields are about someone else.</summary>
    [Parameter] public string? Autocomplete { get; set; }

    /// <summary>Further attributes of the input, such as htmx's.</summary>
    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    [CascadingParameter] private FieldErrors? Errors { get; set; }

    /// <summary>Set apart fields of the same name in several forms of one page; errors then carry it in front of the name, too.</summary>
    [Parameter] public string Scope { get; set; } = "";

    private string Id => FieldId.Of(Scope + Name);

    private string? ShownError => Error ?? Errors?.Of(Scope + Name);

    private string FrameClass => ShownError is null ? "field" : "field has-error";

    private string? Invalid => ShownError is null ? null : "true";

    private string? ShownUnit => Unit ?? (Type == FieldType.Money ? "đồng" : null);

    private bool IsGroup => Type == FieldType.Radio || (Type == FieldType.Checkbox && Options.Count > 0);

    // A group without choices still needs a target for the summary's link.
    private string? GroupId => Options.Count == 0 ? Id : null;

    private string? DescribedBy
    {
        get
        {
            var parts = new[]
            {
                ShownError is null ? null : Id + "-error",
                Help is null ? null : Id + "-help",
                ShownUnit is null || IsGroup ? null : Id + "-unit",
            };
            var ids = string.Join(' ', parts.Where(part => part is not null));
            return ids.Length == 0 ? null : ids;
        }
    }

    private string InputType => Type switch
    {
        FieldType.Date => "date",
        FieldType.Email => "email",
        FieldType.Telephone => "tel",
        FieldType.Password => "password",
        FieldType.Radio => "radio",
        FieldType.Checkbox => "checkbox",
        _ => "text",
    };

    private string? InputMode => Type switch
    {
        FieldType.Number => "decimal",
        FieldType.Money => "numeric",
        _ => null,
    };

    private string InputClass => Type switch
    {
        FieldType.Date => "form-control input-date",
        FieldType.Number => "form-control input-number",
        FieldType.Money => "form-control input-money",
        _ => "form-control",
    };

    private bool IsChosen(string value) =>
        Values?.Contains(value, StringComparer.Ordinal) ?? string.Equals(Value, value, StringComparison.Ordinal);
}
