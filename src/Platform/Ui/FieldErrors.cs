namespace ThongSuot.Platform.Ui;

/// <summary>Why one field, or the form as a whole, was refused.</summary>
/// <param name="Field">The field's name as posted; null when the refusal concerns the whole form.</param>
/// <param name="Text">Vietnamese sentence that says what to do.</param>
public sealed record FieldError(string? Field, string Text);

/// <summary>
/// All refusals of one form. Cascade it over the form's fields and give it to <see cref="ErrorSummary"/>;
/// each <see cref="Field"/> then finds its own sentence.
/// </summary>
public sealed class FieldErrors(IEnumerable<FieldError> errors)
{
    /// <summary>A form without errors.</summary>
    public static FieldErrors None { get; } = new([]);

    /// <summary>The errors in the order in which they were given, normally that of the fields.</summary>
    public IReadOnlyList<FieldError> All { get; } = [.. errors];

    /// <summary>True when there is at least one error.</summary>
    public bool Any => All.Count > 0;

    /// <summary>The first sentence about a field, or null.</summary>
    public string? Of(string field) =>
        All.FirstOrDefault(error => string.Equals(error.Field, field, StringComparison.Ordinal))?.Text;
}
