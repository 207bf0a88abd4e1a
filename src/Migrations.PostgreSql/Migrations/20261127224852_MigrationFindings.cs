using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ThongSuot.Migrations.PostgreSql.Migrations
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
                    run = table.Column<Guid>(type: "uuid", nullable: false),
                    dossier = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    applied_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    passed = table.Column<bool>(type: "boolean", nullable: false)
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
