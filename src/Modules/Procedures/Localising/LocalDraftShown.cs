namespace ThongSuot.Procedures.Localising;

/// <summary>What the form of a local draft is drawn from.</summary>
internal sealed record LocalDraftShown(OpenedLocal Opened, LocalForm Form, LocalWords Words);
