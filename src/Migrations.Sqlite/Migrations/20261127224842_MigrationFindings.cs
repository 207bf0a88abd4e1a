using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ThongSuot.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class MigrationFindings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "dossiers_migration_finding",
                columns: table => new
                {
                    run = table.Column<Guid>(type: "TEXT", nullable: false),
                    dossier = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    applied_at = table.Column<long>(type: "INTEGER", nullable: true),
                    passed = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossiers_migration_finding", x => new { x.run, x.dossier });
                });

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_dossier_definition_id",
                table: "dossiers_dossier",
                columns: new[] { "definition", "id" },
                filter: "status < 4");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "dossiers_migration_finding");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_dossier_definition_id",
                table: "dossiers_dossier");
        }
    }
}
