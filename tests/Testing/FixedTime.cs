namespace ThongSuot.Testing;

/// <summary>A clock that stands still until a test moves it. Timers made from it run on real time.</summary>
public sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    /// <summary>A Monday, 08:00 in Vietnam: a plain working morning.</summary>
    public static readonly DateTimeOffset WorkingMorning = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    private readonly Lock _gate = new();
    private DateTimeOffset _now = now.ToUniversalTime();

    public FixedTime() : this(WorkingMorning)
    {
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now;
    }

    public void Set(DateTimeOffset instant)
    {
        lock (_gate)
            _now = instant.ToUniversalTime();
    }

    /// <summary>Moves the clock; backwards too, as real clocks do.</summary>
    public void Advance(TimeSpan by)
    {
        lock (_gate)
            _now += by;
    }
}
