using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ThongSuot.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Cooperation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "comment",
                table: "dossiers_file",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "node",
                table: "dossiers_file",
                type: "character varying(80)",
                maxLength: 80,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "dossiers_comment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    dossier = table.Column<Guid>(type: "uuid", nullable: false),
                    node = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    body_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    content = table.Column<Guid>(type: "uuid", nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossiers_comment", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_comment_dossier_at",
                table: "dossiers_comment",
                columns: new[] { "dossier", "at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "dossiers_comment");

            migrationBuilder.DropColumn(
                name: "comment",
                table: "dossiers_file");

            migrationBuilder.DropColumn(
                name: "node",
                table: "dossiers_file");
        }
    }
}
