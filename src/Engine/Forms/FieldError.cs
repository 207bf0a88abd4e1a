namespace ThongSuot.Engine.Forms;

/// <summary>Why a form is not accepted.</summary>
/// <param name="Key">The posted name of the input: <c>key</c>, <c>key.from</c>, <c>key[0].column</c>.</param>
/// <param name="Code">Stable, from <see cref="FieldErrors"/>.</param>
/// <param name="Text">In Vietnamese; says what to do.</param>
public sealed record FieldError(string Key, string Code, string Text);
