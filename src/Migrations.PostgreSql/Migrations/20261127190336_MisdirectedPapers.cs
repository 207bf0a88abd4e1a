using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ThongSuot.Migrations.PostgreSql.Migrations
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    receiver = table.Column<Guid>(type: "uuid", nullable: false),
                    sender = table.Column<Guid>(type: "uuid", nullable: false),
                    symbol = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    day = table.Column<DateOnly>(type: "date", nullable: true),
                    @abstract = table.Column<string>(name: "abstract", type: "character varying(500)", maxLength: 500, nullable: true),
                    why = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    competent = table.Column<Guid>(type: "uuid", nullable: true),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    registered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    registered_by = table.Column<Guid>(type: "uuid", nullable: false)
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
