using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;

namespace ThongSuot.Platform.Jobs;

public enum JobState { Waiting, Running, Done, Failed, Cancelled }

/// <summary>A line of a job's report: what came of one item.</summary>
/// <param name="Text">Vietnamese; never content above Thường.</param>
/// <param name="Failed">True when this item was not done.</param>
/// <param name="Address">Local address of what the line is about.</param>
public sealed record JobLine(string Text, bool Failed = false, string? Address = null);

/// <summary>
/// Long work that goes on when its page is closed and when its node dies: any node takes it up again from its checkpoint.
/// </summary>
public sealed class Job
{
    public required Guid Id { get; init; }

    /// <summary>Name of the <see cref="IJobKind"/> that carries it out.</summary>
    public required string Kind { get; init; }

    /// <summary>What its page is called; Vietnamese, neutral.</summary>
    public required string Title { get; init; }

    /// <summary>JSON of the kind's own input.</summary>
    public required string Input { get; init; }

    /// <summary>Who started it; sees it, may cancel it, and bears it in the log.</summary>
    public required Guid Person { get; init; }

    public required Guid Account { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public JobState State { get; internal set; }

    public DateTimeOffset? StartedAt { get; internal set; }

    public DateTimeOffset? EndedAt { get; internal set; }

    public bool CancelAsked { get; internal set; }

    public int Done { get; internal set; }

    /// <summary>Null while nobody knows how much there is to do.</summary>
    public int? Total { get; internal set; }

    /// <summary>Where to go on after a crash; the kind's own words.</summary>
    public string? Checkpoint { get; internal set; }

    public ImmutableArray<JobLine> Report { get; internal set; } = [];

    /// <summary>A file that the job made, in the file store, and the name under which it is handed out.</summary>
    public string? ResultHash { get; internal set; }

    public string? ResultName { get; internal set; }

    /// <summary>Until when the node at work holds it; afterwards another may take it.</summary>
    public DateTimeOffset? HeldUntil { get; internal set; }

    /// <summary>Which hold it is: a node that was thought dead and comes back no longer writes.</summary>
    public int Attempt { get; internal set; }

    public bool IsOver => State is JobState.Done or JobState.Failed or JobState.Cancelled;

    public T ReadInput<T>() => JsonSerializer.Deserialize<T>(Input, LogJson.Options)!;
}

/// <summary>One kind of long work. It must be able to go on from a checkpoint: an item may be tried twice, never counted twice.</summary>
public interface IJobKind
{
    /// <summary>Stable; stands in the table.</summary>
    string Name { get; }

    /// <summary>Carries it out, telling its progress after each bounded piece by <see cref="JobRun.Tell"/>.</summary>
    Task Run(JobRun run, CancellationToken cancellation);
}

internal sealed class JobMap : EntityMap
{
    public override string Prefix => "platform";

    public override void Map(ModelBuilder model) => model.Entity<Job>(job =>
    {
        job.ToTable("platform_job");
        job.HasKey(j => j.Id);
        job.Property(j => j.Id).ValueGeneratedNever();
        job.Property(j => j.Kind).HasMaxLength(60);
        job.Property(j => j.Title).HasMaxLength(300);
        job.Property(j => j.ResultHash).HasMaxLength(64);
        job.Property(j => j.ResultName).HasMaxLength(200);
        job.Property(j => j.Attempt).IsConcurrencyToken();
        job.Property(j => j.Report).HasConversion(
            lines => JsonSerializer.Serialize(lines, LogJson.Options),
            text => JsonSerializer.Deserialize<ImmutableArray<JobLine>>(text, LogJson.Options),
            new Microsoft.EntityFrameworkCore.ChangeTracking.ValueComparer<ImmutableArray<JobLine>>((a, b) => a == b, l => l.Length, l => l));
        job.HasIndex(j => new { j.State, j.CreatedAt });
        job.HasIndex(j => new { j.Person, j.CreatedAt });
    });
}
