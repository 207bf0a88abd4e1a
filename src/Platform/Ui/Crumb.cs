namespace ThongSuot.Platform.Ui;

/// <summary>One step of the way to a page.</summary>
/// <param name="Text">What the page above is called.</param>
/// <param name="Address">Local address of that page.</param>
public sealed record Crumb(string Text, string Address);
