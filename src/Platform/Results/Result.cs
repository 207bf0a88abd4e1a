namespace ThongSuot.Platform.Results;

/// <summary>An expected "no": a stable code and a Vietnamese sentence that says what to do. Each module lists its own in Refusals.cs.</summary>
/// <param name="Code">Upper-case, stable; tests and the API rely on it.</param>
/// <param name="Text">Vietnamese, shown where the person acted.</param>
/// <param name="Field">The key of the input it belongs to, if any.</param>
public sealed record Refusal(string Code, string Text, string? Field = null);

/// <summary>A value, or the refusals why there is none. Bugs are exceptions, never refusals.</summary>
public readonly record struct Result<T>
{
    private readonly T? _value;

    private Result(T? value, IReadOnlyList<Refusal>? refusals) => (_value, Refusals) = (value, refusals ?? []);

    public IReadOnlyList<Refusal> Refusals { get; }

    public bool IsOk => Refusals.Count == 0;

    /// <summary>The value; asking for it on a refusal is a bug.</summary>
    public T Value => IsOk ? _value! : throw new InvalidOperationException("No value: " + string.Join(", ", Refusals.Select(r => r.Code)));

    public Refusal Refusal => Refusals[0];

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Refusal refusal) => new(default, [refusal]);

    public static implicit operator Result<T>(Refusal[] refusals) =>
        refusals.Length > 0 ? new(default, refusals) : throw new ArgumentException("A refused result names at least one refusal.", nameof(refusals));
}
