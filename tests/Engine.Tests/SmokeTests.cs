namespace ThongSuot.Engine.Tests;

public class SmokeTests
{
    [Fact]
    public void Engine_assembly_loads() => Assert.NotNull(typeof(SmokeTests).Assembly);
}
