using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ThongSuot.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Forms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "dossiers_form",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    dossier = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    form_version = table.Column<int>(type: "integer", nullable: false),
                    node = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    values = table.Column<string>(type: "text", nullable: true),
                    typed = table.Column<string>(type: "text", nullable: true),
                    salt = table.Column<byte[]>(type: "bytea", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    filled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    erased_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossiers_form", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "dossiers_form_value",
                columns: table => new
                {
                    form = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    key = table.Column<string>(type: "character varying(140)", maxLength: 140, nullable: false),
                    row = table.Column<int>(type: "integer", nullable: true),
                    number = table.Column<double>(type: "double precision", nullable: true),
                    day = table.Column<DateOnly>(type: "date", nullable: true),
                    text = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossiers_form_value", x => new { x.form, x.position });
                });

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_form_dossier_code",
                table: "dossiers_form",
                columns: new[] { "dossier", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_form_value_code_key_text",
                table: "dossiers_form_value",
                columns: new[] { "code", "key", "text" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "dossiers_form");

            migrationBuilder.DropTable(
                name: "dossiers_form_value");
        }
    }
}
