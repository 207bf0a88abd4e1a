using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ThongSuot.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Breaches : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "reform_breach",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    dossier = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    group = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    opened = table.Column<int>(type: "integer", nullable: false),
                    place = table.Column<Guid>(type: "uuid", nullable: false),
                    rule = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    procedure = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false),
                    node = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    is_compartment = table.Column<bool>(type: "boolean", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    body = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: true),
                    holder = table.Column<Guid>(type: "uuid", nullable: false),
                    head = table.Column<Guid>(type: "uuid", nullable: true),
                    head_body = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    is_fixed = table.Column<bool>(type: "boolean", nullable: false),
                    is_silent = table.Column<bool>(type: "boolean", nullable: false),
                    in_hours = table.Column<bool>(type: "boolean", nullable: false),
                    late_minutes = table.Column<int>(type: "integer", nullable: true),
                    stood_minutes = table.Column<int>(type: "integer", nullable: false),
                    is_growing = table.Column<bool>(type: "boolean", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    marked_by = table.Column<Guid>(type: "uuid", nullable: true),
                    cause = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    explain_by = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    explained_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    reply_by = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    replied_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    why = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reform_breach", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reform_breach_text",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    breach = table.Column<Guid>(type: "uuid", nullable: false),
                    part = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decision = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    salt = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reform_breach_text", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reform_breach_watch",
                columns: table => new
                {
                    dossier = table.Column<Guid>(type: "uuid", nullable: false),
                    heard = table.Column<int>(type: "integer", nullable: false),
                    next_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    looks = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reform_breach_watch", x => x.dossier);
                });

            migrationBuilder.CreateTable(
                name: "reform_duty",
                columns: table => new
                {
                    dossier = table.Column<Guid>(type: "uuid", nullable: false),
                    opened = table.Column<int>(type: "integer", nullable: false),
                    place = table.Column<Guid>(type: "uuid", nullable: false),
                    procedure = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false),
                    node = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    is_compartment = table.Column<bool>(type: "boolean", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    body = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: true),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    is_still = table.Column<bool>(type: "boolean", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    is_late = table.Column<bool>(type: "boolean", nullable: false),
                    was_sent_back = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reform_duty", x => new { x.dossier, x.opened, x.place });
                });

            migrationBuilder.CreateIndex(
                name: "ix_reform_breach_body_id",
                table: "reform_breach",
                columns: new[] { "body", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_reform_breach_dossier_kind_opened_place",
                table: "reform_breach",
                columns: new[] { "dossier", "kind", "opened", "place" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reform_breach_head_body_id",
                table: "reform_breach",
                columns: new[] { "head_body", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_reform_breach_holder_id",
                table: "reform_breach",
                columns: new[] { "holder", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_reform_breach_text_breach_id",
                table: "reform_breach_text",
                columns: new[] { "breach", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_reform_breach_watch_next_at",
                table: "reform_breach_watch",
                column: "next_at");

            migrationBuilder.CreateIndex(
                name: "ix_reform_duty_body_closed_at",
                table: "reform_duty",
                columns: new[] { "body", "closed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_reform_duty_person_closed_at",
                table: "reform_duty",
                columns: new[] { "person", "closed_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "reform_breach");

            migrationBuilder.DropTable(
                name: "reform_breach_text");

            migrationBuilder.DropTable(
                name: "reform_breach_watch");

            migrationBuilder.DropTable(
                name: "reform_duty");
        }
    }
}
