using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ThongSuot.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class MisdirectedPapers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "dossiers_misdirected_paper",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    receiver = table.Column<Guid>(type: "TEXT", nullable: false),
                    sender = table.Column<Guid>(type: "TEXT", nullable: false),
                    symbol = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    @abstract = table.Column<string>(name: "abstract", type: "TEXT", maxLength: 500, nullable: true),
                    why = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    competent = table.Column<Guid>(type: "TEXT", nullable: true),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    registered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    registered_by = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossiers_misdirected_paper", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_misdirected_paper_code",
                table: "dossiers_misdirected_paper",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_misdirected_paper_receiver_id",
                table: "dossiers_misdirected_paper",
                columns: new[] { "receiver", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "dossiers_misdirected_paper");
        }
    }
}
