using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ThongSuot.Migrations.Sqlite.Migrations
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
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    dossier = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    form_version = table.Column<int>(type: "INTEGER", nullable: false),
                    node = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    values = table.Column<string>(type: "TEXT", nullable: true),
                    typed = table.Column<string>(type: "TEXT", nullable: true),
                    salt = table.Column<byte[]>(type: "BLOB", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    changed_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    filled_at = table.Column<long>(type: "INTEGER", nullable: true),
                    erased_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossiers_form", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "dossiers_form_value",
                columns: table => new
                {
                    form = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 140, nullable: false),
                    row = table.Column<int>(type: "INTEGER", nullable: true),
                    number = table.Column<double>(type: "REAL", nullable: true),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    text = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
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
