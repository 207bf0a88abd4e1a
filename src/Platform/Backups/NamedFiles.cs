namespace ThongSuot.Platform.Backups;

/// <summary>A module that keeps files says here which ones its rows still need, so that a backup takes them and misses none.</summary>
/// <param name="Sql">A query on the module's own tables, the same on both databases: one column of text, the files' hashes.</param>
public sealed record NamedFiles(string Sql);
