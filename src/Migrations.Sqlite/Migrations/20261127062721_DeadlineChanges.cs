using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ThongSuot.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class DeadlineChanges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "dossiers_deadline_change",
                columns: table => new
                {
                    run = table.Column<Guid>(type: "TEXT", nullable: false),
                    dossier = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    was = table.Column<long>(type: "INTEGER", nullable: false),
                    becomes = table.Column<long>(type: "INTEGER", nullable: false),
                    nominal = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    why = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    applied_at = table.Column<long>(type: "INTEGER", nullable: true),
                    passed = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossiers_deadline_change", x => new { x.run, x.dossier, x.key });
                });

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_deadline_change_run_applied_at",
                table: "dossiers_deadline_change",
                columns: new[] { "run", "applied_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "dossiers_deadline_change");
        }
    }
}
