using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ThongSuot.Migrations.PostgreSql.Migrations
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
                    run = table.Column<Guid>(type: "uuid", nullable: false),
                    dossier = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    was = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    becomes = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    nominal = table.Column<DateOnly>(type: "date", nullable: false),
                    why = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    applied_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    passed = table.Column<bool>(type: "boolean", nullable: false)
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
