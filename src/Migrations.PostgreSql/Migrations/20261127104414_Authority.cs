using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ThongSuot.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Authority : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "content_key",
                table: "dossiers_dossier",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "dossiers_unprocessed",
                columns: table => new
                {
                    dossier = table.Column<Guid>(type: "uuid", nullable: false),
                    sender = table.Column<Guid>(type: "uuid", nullable: false),
                    receiver = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    why = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    refused_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    notice_due = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    transferred = table.Column<bool>(type: "boolean", nullable: false),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossiers_unprocessed", x => x.dossier);
                });

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_file_hash",
                table: "dossiers_file",
                column: "hash");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_dossier_content_key",
                table: "dossiers_dossier",
                column: "content_key",
                filter: "status < 4 and content_key is not null");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_unprocessed_receiver_refused_at",
                table: "dossiers_unprocessed",
                columns: new[] { "receiver", "refused_at" });

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_unprocessed_sender_refused_at",
                table: "dossiers_unprocessed",
                columns: new[] { "sender", "refused_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "dossiers_unprocessed");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_file_hash",
                table: "dossiers_file");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_dossier_content_key",
                table: "dossiers_dossier");

            migrationBuilder.DropColumn(
                name: "content_key",
                table: "dossiers_dossier");
        }
    }
}
