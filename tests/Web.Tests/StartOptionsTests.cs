using ThongSuot.Platform.Security;

namespace ThongSuot.Web.Tests;

public sealed class StartOptionsTests
{
    [Fact]
    public void Without_arguments_it_serves_from_the_data_folder()
    {
        var options = StartOptions.Parse([]).Value;

        Assert.Null(options.Command);
        Assert.False(options.Empty);
        Assert.Null(options.Port);
        Assert.Equal(Path.GetFullPath("data"), options.DataFolder);
    }

    [Fact]
    public void Every_option_is_understood_in_both_spellings()
    {
        var spaced = StartOptions.Parse(["--port", "6000", "--data", "/tmp/x", "--empty", "migrate"]).Value;
        var joined = StartOptions.Parse(["--port=6000", "--data=/tmp/x", "--empty", "migrate"]).Value;

        Assert.Equal(("migrate", 6000, "/tmp/x", true), (spaced.Command, spaced.Port, spaced.DataFolder, spaced.Empty));
        Assert.Equal(("migrate", 6000, "/tmp/x", true), (joined.Command, joined.Port, joined.DataFolder, joined.Empty));
    }

    [Fact]
    public void A_command_gets_the_words_behind_it()
    {
        var options = StartOptions.Parse(["--data", "/tmp/x", "restore", "/tmp/ban-sao", "--replace"]).Value;

        Assert.Equal(("restore", "/tmp/x"), (options.Command, options.DataFolder));
        Assert.Equal(["/tmp/ban-sao", "--replace"], options.Arguments);
    }

    [Fact]
    public void The_last_of_two_wins_so_that_a_script_can_give_the_first() =>
        Assert.Equal("/tmp/b", StartOptions.Parse(["--data", "/tmp/a", "--data", "/tmp/b"]).Value.DataFolder);

    [Fact]
    public void The_hosts_own_arguments_are_passed_on() =>
        Assert.Equal(
            ["--environment=Production", "--applicationName=ThongSuot.Web"],
            StartOptions.Parse(["--environment=Production", "--applicationName", "ThongSuot.Web"]).Value.HostArguments);

    [Theory]
    [InlineData("ordinary", Profile.Ordinary)]
    [InlineData("Isolated", Profile.Isolated)]
    public void A_profile_is_asked_for_by_name(string name, Profile profile)
    {
        Assert.Equal(profile, StartOptions.Parse(["--profile", name]).Value.Profile);
        Assert.Null(StartOptions.Parse([]).Value.Profile);
    }

    [Theory]
    [InlineData("--port")]
    [InlineData("--port", "0")]
    [InlineData("--port", "65536")]
    [InlineData("--port", "abc")]
    [InlineData("--port", "--empty")]
    [InlineData("--data")]
    [InlineData("--data=")]
    [InlineData("--data", "--empty")]
    [InlineData("--empty=yes")]
    [InlineData("--profile")]
    [InlineData("--profile", "mat")]
    [InlineData("--profile=7")]
    [InlineData("--environment")]
    [InlineData("--prot", "80")]
    [InlineData("migrat")]
    public void What_it_does_not_understand_is_refused_and_named(params string[] args)
    {
        var refused = StartOptions.Parse(args);

        Assert.False(refused.IsOk);
        Assert.Contains(args[0].Split('=')[0], refused.Refusal.Text, StringComparison.Ordinal);
    }
}
