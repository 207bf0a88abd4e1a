using ThongSuot.Platform.Web;

namespace ThongSuot.Platform.Tests.Web;

public sealed class PageTurnsTests
{
    // Longer than any page keeps its turn.
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_more_pages_are_made_at_once_than_there_are_turns()
    {
        using var turns = new PageTurns(new HandMovedTime());
        var pages = Ask(turns, PageTurns.AtOnce + 3);

        // A page that finds a turn begins before asking for it returns.
        Assert.Equal(PageTurns.AtOnce, pages.Count(p => p.HasBegun));
        Assert.All(pages[..PageTurns.AtOnce], p => Assert.True(p.HasBegun));

        for (var i = 0; i < pages.Length; i++)
        {
            await pages[i].End();
            if (i + PageTurns.AtOnce < pages.Length)
                await pages[i + PageTurns.AtOnce].Begun;
            Assert.Equal(Math.Min(pages.Length, PageTurns.AtOnce + i + 1), pages.Count(p => p.HasBegun));
        }
    }

    [Fact]
    public async Task Who_came_first_is_served_first()
    {
        using var turns = new PageTurns(new HandMovedTime());
        var busy = Ask(turns, PageTurns.AtOnce);
        var waiting = Ask(turns, 8);

        for (var served = 1; served <= waiting.Length; served++)
        {
            await (served == 1 ? busy[0] : waiting[served - 2]).End();
            await waiting[served - 1].Begun;
            Assert.Equal(waiting[..served], waiting.Where(p => p.HasBegun));
        }

        await EndAll([.. busy[1..], waiting[^1]]);
    }

    [Fact]
    public async Task A_page_that_takes_long_gives_its_turn_back_and_goes_on()
    {
        var time = new HandMovedTime();
        using var turns = new PageTurns(time);
        var slow = Ask(turns, PageTurns.AtOnce);
        var waiting = Ask(turns, PageTurns.AtOnce);
        Assert.DoesNotContain(waiting, p => p.HasBegun);

        time.Move(Long);

        await Task.WhenAll(waiting.Select(p => p.Begun));
        Assert.All(slow, p => Assert.False(p.Answer.IsCompleted));
        await EndAll([.. slow, .. waiting]);
    }

    [Fact]
    public async Task A_turn_that_was_given_back_for_its_length_is_not_given_back_again_at_the_end()
    {
        var time = new HandMovedTime();
        using var turns = new PageTurns(time);
        var slow = Ask(turns, PageTurns.AtOnce);
        time.Move(Long);
        var next = Ask(turns, PageTurns.AtOnce);
        Assert.All(next, p => Assert.True(p.HasBegun));

        await EndAll(slow);

        var late = Ask(turns, 1)[0];
        Assert.False(late.HasBegun);
        await next[0].End();
        await late.Begun;
        await EndAll([.. next[1..], late]);
    }

    [Fact]
    public async Task A_page_that_ended_leaves_nothing_for_the_clock_to_give_back()
    {
        var time = new HandMovedTime();
        using var turns = new PageTurns(time);
        await EndAll(Ask(turns, 3 * PageTurns.AtOnce));
        var pages = Ask(turns, PageTurns.AtOnce);

        Assert.Equal(PageTurns.AtOnce, time.Timers);
        Assert.False(Ask(turns, 1)[0].HasBegun);
        await EndAll(pages);
    }

    [Fact]
    public async Task A_page_that_fails_gives_its_turn_back()
    {
        using var turns = new PageTurns(new HandMovedTime());
        for (var i = 0; i < 2 * PageTurns.AtOnce; i++)
            await Assert.ThrowsAsync<InvalidOperationException>(() => turns.InTurn(() => throw new InvalidOperationException(), Cancellation));

        var pages = Ask(turns, PageTurns.AtOnce);
        Assert.All(pages, p => Assert.True(p.HasBegun));
        await EndAll(pages);
    }

    [Fact]
    public async Task Who_goes_away_while_waiting_takes_no_turn()
    {
        using var turns = new PageTurns(new HandMovedTime());
        using var gone = new CancellationTokenSource();
        var busy = Ask(turns, PageTurns.AtOnce);
        var leaving = new Page(turns, gone.Token);
        var patient = Ask(turns, 1)[0];

        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving.Answer);
        await busy[0].End();

        await patient.Begun;
        Assert.False(leaving.HasBegun);
        await EndAll([.. busy[1..], patient]);
    }

    private static Page[] Ask(PageTurns turns, int count) => [.. Enumerable.Range(0, count).Select(_ => new Page(turns, Cancellation))];

    // In the order in which they began, so that each has its turn.
    private static async Task EndAll(IEnumerable<Page> pages)
    {
        foreach (var page in pages)
        {
            await page.Begun;
            await page.End();
        }
    }

    /// <summary>A page that is asked for at once and is made until the test ends it.</summary>
    private sealed class Page
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _made = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Page(PageTurns turns, CancellationToken cancellation) => Answer = turns.InTurn(
            () =>
            {
                _begun.SetResult();
                return _made.Task;
            },
            cancellation);

        public Task Answer { get; }

        public Task Begun => _begun.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);

        public bool HasBegun => _begun.Task.IsCompleted;

        public Task End()
        {
            _made.SetResult();
            return Answer;
        }
    }

    /// <summary>Timers ring when the test moves the time, and only then.</summary>
    private sealed class HandMovedTime : TimeProvider
    {
        private readonly List<Alarm> _alarms = [];
        private TimeSpan _now;

        public int Timers => _alarms.Count;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var alarm = new Alarm(this, () => callback(state), _now + dueTime);
            lock (_alarms)
                _alarms.Add(alarm);
            return alarm;
        }

        public void Move(TimeSpan by)
        {
            _now += by;
            List<Alarm> due;
            lock (_alarms)
                due = [.. _alarms.Where(a => a.At <= _now)];
            foreach (var alarm in due)
            {
                alarm.Dispose();
                alarm.Ring();
            }
        }

        private sealed record Alarm(HandMovedTime Time, Action Ring, TimeSpan At) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

            public void Dispose()
            {
                lock (Time._alarms)
                    Time._alarms.RemoveAll(a => ReferenceEquals(a, this));
            }

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
