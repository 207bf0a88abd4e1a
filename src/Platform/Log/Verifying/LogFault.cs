namespace ThongSuot.Platform.Log.Verifying;

/// <summary>The first thing that is wrong with the log, and where.</summary>
/// <param name="Code">Upper-case, stable.</param>
/// <param name="Text">Vietnamese.</param>
/// <param name="Id">Null when the entry is gone.</param>
internal sealed record LogFault(string Code, string Text, string? Stream = null, long? Sequence = null, Guid? Id = null, long? Seal = null)
{
    public override string ToString()
    {
        var where = new List<string>();
        if (Stream is not null)
            where.Add($"dòng sự kiện {Stream}, mục số {Sequence}");
        if (Id is not null)
            where.Add($"mã {Id}");
        if (Seal is not null)
            where.Add($"lô niêm phong số {Seal}");
        return where.Count == 0 ? $"{Text} [{Code}]" : $"{string.Join(", ", where)}: {Text} [{Code}]";
    }
}

/// <summary>What a verification found.</summary>
/// <param name="Fault">Null when all is well.</param>
/// <param name="Waiting">Entries that no seal holds yet.</param>
/// <param name="Anchors">Lines of the file of seals that were compared.</param>
/// <param name="KeyOpened">Whether the master key was there to prove that the signing key is this installation's own.</param>
internal sealed record LogFinding(LogFault? Fault, long Entries, long Streams, long Seals, long Leaves, long Waiting, long Anchors, bool KeyOpened);
