using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ThongSuot.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class SearchTerms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "dossiers_words",
                columns: table => new
                {
                    dossier = table.Column<Guid>(type: "uuid", nullable: false),
                    filed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    words = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossiers_words", x => x.dossier);
                });

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_words_filed_at",
                table: "dossiers_words",
                column: "filed_at");

            // By what a dossier is found: each beginning of each word, and the stretches of days in which it was filed. The class Terms writes what is looked for.
            // "fastupdate" would keep a list of what is still to be put into the index, which each search would have to read.
            migrationBuilder.Sql("""
                create function dossiers_terms(words text, filed_at timestamptz) returns text[] language sql immutable parallel safe as $$
                    select array(select distinct left(w.word, n) from unnest(string_to_array(words, ' ')) as w(word), generate_series(1, least(length(w.word), 60)) as n)
                        || array(select '@' || days || ':' || floor(extract(epoch from filed_at at time zone 'UTC') / 86400 / days) from unnest(array[1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024]) as days)
                $$;
                insert into dossiers_words (dossier, filed_at, words) select d.id, d.filed_at, d.words from dossiers_dossier d where d.words <> '' order by d.filed_at;
                create index ix_dossiers_words_terms on dossiers_words using gin (dossiers_terms(words, filed_at)) with (fastupdate = off);
                analyze dossiers_words;
                """);

            migrationBuilder.DropTable(
                name: "dossiers_word");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "dossiers_words");

            migrationBuilder.Sql("drop function dossiers_terms");

            migrationBuilder.CreateTable(
                name: "dossiers_word",
                columns: table => new
                {
                    dossier = table.Column<Guid>(type: "uuid", nullable: false),
                    word = table.Column<byte[]>(type: "bytea", maxLength: 60, nullable: false),
                    filed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossiers_word", x => new { x.dossier, x.word });
                });

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_word_word_filed_at_dossier",
                table: "dossiers_word",
                columns: new[] { "word", "filed_at", "dossier" });
        }
    }
}
