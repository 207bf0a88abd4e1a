namespace ThongSuot.Procedures.Catalogue;

/// <summary>What is wrong at one place of the catalogue.</summary>
/// <param name="File">Path inside the catalogue folder, with "/".</param>
/// <param name="Line">Counted from 1; 0 when the fault is the file as a whole.</param>
/// <param name="Code">Stable, lower_snake_case.</param>
/// <param name="Message">For the log, in English.</param>
/// <param name="MessageVi">For the officer who keeps the catalogue, in Vietnamese.</param>
internal sealed record CatalogueFault(string File, int Line, string Code, string Message, string MessageVi)
{
    public override string ToString() => Line > 0 ? $"{File}:{Line}: {Message}" : $"{File}: {Message}";

    public string ToVietnamese() => Line > 0 ? $"{File}, dòng {Line}: {MessageVi}" : $"{File}: {MessageVi}";
}

/// <summary>The faults of one load, collected so that all are told at once.</summary>
internal sealed class CatalogueFaults
{
    private readonly List<CatalogueFault> _faults = [];

    public IReadOnlyList<CatalogueFault> All => _faults;

    public void Add(string file, int line, string code, string message, string messageVi) =>
        _faults.Add(new CatalogueFault(file, line, code, message, messageVi));
}
