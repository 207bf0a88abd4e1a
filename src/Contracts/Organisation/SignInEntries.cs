namespace ThongSuot.Contracts.Organisation;

/// <summary>Entries about signing in that other modules may hear; stream <c>account/&lt;id&gt;</c>.</summary>
public static class SignInEntries
{
    /// <summary>Body: <see cref="Organisation.NewDevice"/>.</summary>
    public const string NewDevice = "organisation.new_device";
}

/// <summary>An account was signed in from a browser that it was never signed in from before.</summary>
/// <param name="Session">Id of the new session; the person ends it on <c>/tai-khoan/phien</c>.</param>
public sealed record NewDevice(Guid Account, Guid Person, Guid Session);
