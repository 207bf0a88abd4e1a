namespace ThongSuot.Notifications.Webhooks;

/// <summary>Why a webhook stands still. The numbers are stored.</summary>
internal enum PauseReason
{
    /// <summary>Who keeps it wanted it.</summary>
    ByKeeper = 0,

    /// <summary>The receiver answered that it is gone for good (410).</summary>
    Gone = 1,

    /// <summary>Nothing arrived for days.</summary>
    Failing = 2,

    /// <summary>An administrator stopped it; only an administrator lets it go on.</summary>
    ByAdministrator = 3,
}

/// <summary>An address of another system that is told what happens to the dossiers which its account may see.</summary>
internal sealed class Webhook
{
    public const int LongestName = 100, LongestAddress = 500;

    /// <summary>How long the secret before the present one still signs.</summary>
    public static readonly TimeSpan OldSecretSigns = TimeSpan.FromHours(24);

    public required Guid Id { get; init; }

    /// <summary>Through whose eyes it sees: a person's account or another system's.</summary>
    public required Guid Account { get; init; }

    public required Guid MadeBy { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required string Name { get; set; }

    /// <summary>Whole, with its path; shown to who keeps it and to nobody else.</summary>
    public required string Address { get; set; }

    /// <summary>Codes of <see cref="WebhookEvents"/>, with spaces between.</summary>
    public required string Kinds { get; set; }

    /// <summary>Sealed by the master key for this webhook alone.</summary>
    public required byte[] Secret { get; set; }

    public byte[]? OldSecret { get; private set; }

    public DateTimeOffset? OldSecretUntil { get; private set; }

    /// <summary>Null: it runs.</summary>
    public PauseReason? Paused { get; private set; }

    public DateTimeOffset? PausedAt { get; private set; }

    /// <summary>Grows with every change of what its keeper decides; the sender leaves it alone.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>Until when one sender has it; a sender that died gives it back by this.</summary>
    public required DateTimeOffset HeldUntil { get; set; }

    /// <summary>A receiver that fails is left alone until then, whatever waits.</summary>
    public required DateTimeOffset RestUntil { get; set; }

    public int FailuresInRow { get; set; }

    /// <summary>Since when nothing arrived although it was tried; null while all is well.</summary>
    public DateTimeOffset? FailingSince { get; set; }

    public DateTimeOffset? LastSuccessAt { get; set; }

    public string Host => new Uri(Address).Host;

    public IReadOnlyList<string> KindList => Kinds.Split(' ');

    public bool Wants(string kind) => KindList.Contains(kind, StringComparer.Ordinal);

    public void Change(string name, string address, string kinds)
    {
        // Another receiver begins without the faults of the one before.
        if (address != Address)
            (FailuresInRow, FailingSince, RestUntil) = (0, null, MadeAt);
        (Name, Address, Kinds) = (name, address, kinds);
        Version++;
    }

    public void Pause(PauseReason why, DateTimeOffset at)
    {
        (Paused, PausedAt) = (why, at);
        Version++;
    }

    /// <summary>What waited is sent, beginning now.</summary>
    public void Resume(DateTimeOffset at)
    {
        (Paused, PausedAt, FailuresInRow, FailingSince, RestUntil) = (null, null, 0, null, at);
        Version++;
    }

    /// <summary>The old secret goes on signing for a day beside the new one, so that a receiver can change without losing anything.</summary>
    public void Rotate(byte[] secret, DateTimeOffset at)
    {
        (OldSecret, OldSecretUntil, Secret) = (Secret, at + OldSecretSigns, secret);
        Version++;
    }
}
