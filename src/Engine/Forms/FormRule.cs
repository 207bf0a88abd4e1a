using ThongSuot.Engine.Guards;

namespace ThongSuot.Engine.Forms;

/// <summary>
/// A condition between fields. It is asked only once every name in it is filled in, save names that it tests for
/// emptiness itself: "từ ngày ≤ đến ngày" says nothing about a form where one of the two is still empty or unreadable.
/// </summary>
/// <param name="Must">What must hold; the form's fields are <c>field.&lt;key&gt;</c>.</param>
/// <param name="FieldKey">The field that the message stands at; while it is hidden, the rule rests.</param>
/// <param name="Message">In Vietnamese; says what to do.</param>
public sealed record FormRule(Guard Must, string FieldKey, string Message);
