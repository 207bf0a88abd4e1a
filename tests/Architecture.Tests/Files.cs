using System.Text.RegularExpressions;

namespace ThongSuot.Architecture.Tests;

/// <summary>Files stay short, and names say what a thing is.</summary>
public sealed class Files
{
    private const int MostLines = 400;

    // Words that say nothing about what a type does. A longer word that merely begins alike (Implementation) is another word.
    private const string EmptyWords = "(Managers?|Helpers?|Utils?|Utility|Utilities|Impl|Dtos?|DTOs?)(?![a-z])";

    internal static IEnumerable<string> TooLong(IEnumerable<SourceFile> sources) =>
        from source in sources
        let lines = source.Text.AsSpan().TrimEnd('\n').Count('\n') + 1
        where lines > MostLines
        select $"{source.Path} has {lines} lines, more than {MostLines}";

    internal static IEnumerable<string> EmptyNames(IEnumerable<SourceFile> sources) =>
        sources.Where(s => Regex.IsMatch(Path.GetFileName(s.Path), EmptyWords)).Select(s => $"{s.Path}: name the file for what is inside")
            .Concat(
                from source in sources
                from Match type in Regex.Matches(source.Text, $@"\b(?:class|record|struct|interface|enum)\s+(?<name>\w*?{EmptyWords}\w*)")
                select $"{source.Path}: name the type {type.Groups["name"].Value} for what it does");

    private static IReadOnlyList<SourceFile> Ours { get; } =
    [
        .. Repository.Sources("src", "*.cs", "*.razor").Where(s => !s.Path.StartsWith("src/Migrations.", StringComparison.Ordinal)),
        .. Repository.Sources("tests", "*.cs"),
        .. Repository.Sources("benchmarks", "*.cs"),
    ];

    [Fact]
    public void Files_stay_short() => Rule.Holds(TooLong(Ours));

    [Fact]
    public void Names_say_something() => Rule.Holds(EmptyNames(Ours));

    [Fact]
    public void A_long_file_is_found()
    {
        Assert.Empty(TooLong([new SourceFile("a.cs", string.Concat(Enumerable.Repeat("x\n", MostLines)))]));
        Assert.Equal(["a.cs has 401 lines, more than 400"], TooLong([new SourceFile("a.cs", string.Concat(Enumerable.Repeat("x\n", MostLines + 1)))]));
    }

    [Theory]
    [InlineData("Manager")]
    [InlineData("Helper")]
    [InlineData("Utils")]
    [InlineData("Impl")]
    [InlineData("Dto")]
    public void An_empty_name_is_found(string word)
    {
        Assert.Single(EmptyNames([new SourceFile("src/Files.cs", $"internal sealed class Dossier{word}(int x)")]));
        Assert.Single(EmptyNames([new SourceFile($"src/Dossier{word}.cs", "")]));
        Assert.Empty(EmptyNames([new SourceFile("src/Files.cs", "class Implementation; UserManager<Account> accounts")]));
    }
}
