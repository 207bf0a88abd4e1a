namespace ThongSuot.Testing;

/// <summary>
/// A clock that stands still until a test moves it. Timers made from it run on real time; what is measured with it also counts how far
/// it was moved forward, so that what is kept for a second is old after a test has moved it by two, however fast the machine.
/// </summary>
public sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    /// <summary>A Monday, 08:00 in Vietnam: a plain working morning.</summary>
    public static readonly DateTimeOffset WorkingMorning = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    private readonly Lock _gate = new();
    private DateTimeOffset _now = now.ToUniversalTime();
    private TimeSpan _forward;

    public FixedTime() : this(WorkingMorning)
    {
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now;
    }

    public override long GetTimestamp()
    {
        lock (_gate)
            return base.GetTimestamp() + (long)(_forward.TotalSeconds * TimestampFrequency);
    }

    public void Set(DateTimeOffset instant)
    {
        lock (_gate)
            Move(instant.ToUniversalTime() - _now);
    }

    /// <summary>Moves the clock; backwards too, as real clocks do.</summary>
    public void Advance(TimeSpan by)
    {
        lock (_gate)
            Move(by);
    }

    private void Move(TimeSpan by)
    {
        _now += by;
        // Backwards only the wall clock goes: what measures never does.
        if (by > TimeSpan.Zero)
            _forward += by;
    }
}
