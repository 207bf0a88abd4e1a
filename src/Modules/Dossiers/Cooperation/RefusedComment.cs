using ThongSuot.Platform.Ui;

namespace ThongSuot.Dossiers.Cooperation;

/// <summary>A comment as it was posted, kept to be shown again with why it was refused.</summary>
internal sealed record RefusedComment(string Text, string Node, FieldErrors Errors);
