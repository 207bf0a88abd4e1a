namespace ThongSuot.Organisation.Tests;

/// <summary>The sample province, filled once for the tests that only read.</summary>
public sealed class SampleInstallation : IAsyncLifetime
{
    public Installation Installation { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Installation = await Installation.WithSample();

    public ValueTask DisposeAsync() => Installation.DisposeAsync();
}
