using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ThongSuot.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class DraftTexts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "draft",
                table: "procedures_form_version",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "forms",
                table: "procedures_draft",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "procedures_draft_text",
                columns: table => new
                {
                    draft = table.Column<Guid>(type: "TEXT", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    yaml = table.Column<string>(type: "TEXT", nullable: false),
                    forms = table.Column<string>(type: "TEXT", nullable: true),
                    before = table.Column<int>(type: "INTEGER", nullable: true),
                    after = table.Column<int>(type: "INTEGER", nullable: true),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    what = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_procedures_draft_text", x => new { x.draft, x.revision });
                    table.ForeignKey(
                        name: "fk_procedures_draft_text_procedures_draft_draft",
                        column: x => x.draft,
                        principalTable: "procedures_draft",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "procedures_draft_text");

            migrationBuilder.DropColumn(
                name: "draft",
                table: "procedures_form_version");

            migrationBuilder.DropColumn(
                name: "forms",
                table: "procedures_draft");
        }
    }
}
