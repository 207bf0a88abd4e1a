using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using ThongSuot.Platform.Data;

namespace ThongSuot.Architecture.Tests;

/// <summary>Tables carry their module's name, and nobody's SQL reaches into another module's tables.</summary>
public sealed class Tables(RunningApp app)
{
    internal static IEnumerable<string> PrefixViolations(IEnumerable<EntityMap> maps)
    {
        foreach (var map in maps)
        {
            var module = map.GetType().Assembly.GetName().Name!.Split('.')[1].ToLowerInvariant();
            if (map.Prefix != module)
                yield return $"{map.GetType().Name}: the prefix is '{map.Prefix}', the module '{module}'";

            // The map alone, so that what it brings is known to be its own, whatever assembly the types come from.
            var model = SqliteConventionSetBuilder.CreateModelBuilder();
            map.Map(model);
            // Drops what conventions found and the map then declared to be no table.
            var finished = model.FinalizeModel();
            foreach (var table in finished.GetEntityTypes().Select(e => e.GetTableName()).OfType<string>().Distinct(StringComparer.Ordinal))
            {
                if (!table.StartsWith(map.Prefix + "_", StringComparison.Ordinal))
                    yield return $"{map.GetType().Name}: the table {table} does not start with {map.Prefix}_";
            }
        }
    }

    /// <param name="sources">Files of src.</param>
    /// <param name="modules">Names of all modules, in lower case: the prefixes.</param>
    internal static IEnumerable<string> ForeignTableViolations(IEnumerable<SourceFile> sources, IReadOnlyCollection<string> modules) =>
        from source in sources
        let own = Regex.Match(source.Path, "^src/Modules/(?<name>[^/]+)/").Groups["name"].Value.ToLowerInvariant()
        from module in modules
        where module != own
        from Match sql in Regex.Matches(source.Text, $@"\b(?:from|join|into|update|table|only|using|references)\s+\W?(?<table>{module}_[a-z]\w*)", RegexOptions.IgnoreCase)
        select $"{source.Path} names {sql.Groups["table"].Value}, a table of {module}";

    [Fact]
    public void Every_table_carries_its_modules_name() => Rule.Holds(PrefixViolations(app.Maps));

    [Fact]
    public void No_source_names_another_modules_table() =>
        Rule.Holds(ForeignTableViolations(
            Repository.Sources("src", "*.cs", "*.razor").Where(s => !s.Path.StartsWith("src/Migrations.", StringComparison.Ordinal)),
            [.. Repository.Modules.Select(m => m.Name.ToLowerInvariant())]));

    [Fact]
    public void A_table_without_the_prefix_is_found() =>
        Assert.Equal(["SeedMap: the table other_note does not start with architecture_"], PrefixViolations([new SeedMap("architecture", "other_note")]));

    [Fact]
    public void A_borrowed_prefix_is_found() =>
        Assert.Equal(["SeedMap: the prefix is 'dossiers', the module 'architecture'"], PrefixViolations([new SeedMap("dossiers", "dossiers_note")]));

    [Fact]
    public void Sql_on_another_modules_table_is_found() =>
        Assert.Equal(
            ["src/Modules/Records/Lists.cs names dossiers_step, a table of dossiers"],
            ForeignTableViolations(
                [new SourceFile("src/Modules/Records/Lists.cs", "\"select * from records_file f join dossiers_step s on s.id = f.step\"")],
                ["records", "dossiers"]));

    [Fact]
    public void A_word_that_merely_looks_like_a_table_is_left_alone() =>
        Assert.Empty(ForeignTableViolations([new SourceFile("src/Modules/Records/Kinds.cs", "[\"organisation_department\"]")], ["records", "organisation"]));

    internal sealed class SeedMap(string prefix, string table) : EntityMap
    {
        public override string Prefix => prefix;

        public override void Map(ModelBuilder model) => model.Entity<SeedNote>().ToTable(table);
    }

    internal sealed class SeedNote
    {
        public int Id { get; init; }
    }
}
