using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ThongSuot.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Versions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "base",
                table: "procedures_version",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "body",
                table: "procedures_version",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "decision",
                table: "procedures_version",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "decision_date",
                table: "procedures_version",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "decision_issuer",
                table: "procedures_version",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "draft",
                table: "procedures_version",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "from_package",
                table: "procedures_version",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "repealed",
                table: "procedures_version",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "suspended_from",
                table: "procedures_version",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "suspended_to",
                table: "procedures_version",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "types",
                table: "procedures_version",
                type: "character varying(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "procedures_draft",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    body = table.Column<Guid>(type: "uuid", nullable: true),
                    proposer = table.Column<Guid>(type: "uuid", nullable: true),
                    @base = table.Column<Guid>(name: "base", type: "uuid", nullable: true),
                    is_local = table.Column<bool>(type: "boolean", nullable: false),
                    types = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    name = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    yaml = table.Column<string>(type: "text", nullable: false),
                    overlay = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    author = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    appraiser = table.Column<Guid>(type: "uuid", nullable: true),
                    opinion = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    decision = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    decision_date = table.Column<DateOnly>(type: "date", nullable: true),
                    decision_issuer = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    publish_as = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    effective_from = table.Column<DateOnly>(type: "date", nullable: true),
                    pilot_to = table.Column<DateOnly>(type: "date", nullable: true),
                    pilot_bodies = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_procedures_draft", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "procedures_local_conflict",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    body = table.Column<Guid>(type: "uuid", nullable: false),
                    types = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    old_base = table.Column<Guid>(type: "uuid", nullable: false),
                    new_base = table.Column<Guid>(type: "uuid", nullable: false),
                    difference = table.Column<string>(type: "text", nullable: false),
                    found_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    solved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    solved_by = table.Column<Guid>(type: "uuid", nullable: true),
                    solution = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_procedures_local_conflict", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "procedures_pilot",
                columns: table => new
                {
                    version = table.Column<Guid>(type: "uuid", nullable: false),
                    body = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_procedures_pilot", x => new { x.version, x.body });
                    table.ForeignKey(
                        name: "fk_procedures_pilot_procedures_version_version",
                        column: x => x.version,
                        principalTable: "procedures_version",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "procedures_publication",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_procedures_publication", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "procedures_draft_origin",
                columns: table => new
                {
                    draft = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    address = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_procedures_draft_origin", x => new { x.draft, x.kind, x.code });
                    table.ForeignKey(
                        name: "fk_procedures_draft_origin_procedures_draft_draft",
                        column: x => x.draft,
                        principalTable: "procedures_draft",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_procedures_version_body_code",
                table: "procedures_version",
                columns: new[] { "body", "code" });

            migrationBuilder.CreateIndex(
                name: "ix_procedures_draft_body_state",
                table: "procedures_draft",
                columns: new[] { "body", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_procedures_draft_code_state",
                table: "procedures_draft",
                columns: new[] { "code", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_procedures_local_conflict_body_solved_at",
                table: "procedures_local_conflict",
                columns: new[] { "body", "solved_at" });

            // What was published before came with packages, and each load was a publication.
            migrationBuilder.Sql("""
                insert into procedures_publication (number, at) select number, loaded_at from procedures_set;
                update procedures_version set from_package = true, decision = (select s.decision from procedures_set s where s.number = procedures_version."set");
                update procedures_version set repealed = true, status = 'Official' where status = 'Repealed';
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "procedures_draft_origin");

            migrationBuilder.DropTable(
                name: "procedures_local_conflict");

            migrationBuilder.DropTable(
                name: "procedures_pilot");

            migrationBuilder.DropTable(
                name: "procedures_publication");

            migrationBuilder.DropTable(
                name: "procedures_draft");

            migrationBuilder.DropIndex(
                name: "ix_procedures_version_body_code",
                table: "procedures_version");

            migrationBuilder.DropColumn(
                name: "base",
                table: "procedures_version");

            migrationBuilder.DropColumn(
                name: "body",
                table: "procedures_version");

            migrationBuilder.DropColumn(
                name: "decision",
                table: "procedures_version");

            migrationBuilder.DropColumn(
                name: "decision_date",
                table: "procedures_version");

            migrationBuilder.DropColumn(
                name: "decision_issuer",
                table: "procedures_version");

            migrationBuilder.DropColumn(
                name: "draft",
                table: "procedures_version");

            migrationBuilder.DropColumn(
                name: "from_package",
                table: "procedures_version");

            migrationBuilder.DropColumn(
                name: "repealed",
                table: "procedures_version");

            migrationBuilder.DropColumn(
                name: "suspended_from",
                table: "procedures_version");

            migrationBuilder.DropColumn(
                name: "suspended_to",
                table: "procedures_version");

            migrationBuilder.DropColumn(
                name: "types",
                table: "procedures_version");
        }
    }
}
