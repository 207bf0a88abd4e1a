using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ThongSuot.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Figures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "body",
                table: "reform_dossier_fact",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<string>(
                name: "circulation",
                table: "reform_dossier_fact",
                type: "TEXT",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "field",
                table: "reform_dossier_fact",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "paper_hops",
                table: "reform_dossier_fact",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "worked_hundredths",
                table: "reform_dossier_fact",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "reform_days_month",
                columns: table => new
                {
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false),
                    body = table.Column<Guid>(type: "TEXT", nullable: false),
                    days = table.Column<int>(type: "INTEGER", nullable: false),
                    procedure = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    field = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    finished = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reform_days_month", x => new { x.month, x.version, x.body, x.days });
                });

            migrationBuilder.CreateTable(
                name: "reform_handled_month",
                columns: table => new
                {
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false),
                    body = table.Column<Guid>(type: "TEXT", nullable: false),
                    procedure = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    field = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    filed = table.Column<long>(type: "INTEGER", nullable: false),
                    finished = table.Column<long>(type: "INTEGER", nullable: false),
                    declined = table.Column<long>(type: "INTEGER", nullable: false),
                    not_competent = table.Column<long>(type: "INTEGER", nullable: false),
                    transferred = table.Column<long>(type: "INTEGER", nullable: false),
                    withdrawn = table.Column<long>(type: "INTEGER", nullable: false),
                    expired = table.Column<long>(type: "INTEGER", nullable: false),
                    timed = table.Column<long>(type: "INTEGER", nullable: false),
                    on_time = table.Column<long>(type: "INTEGER", nullable: false),
                    returned = table.Column<long>(type: "INTEGER", nullable: false),
                    returned_again = table.Column<long>(type: "INTEGER", nullable: false),
                    reworked = table.Column<long>(type: "INTEGER", nullable: false),
                    electronic = table.Column<long>(type: "INTEGER", nullable: false),
                    not_electronic = table.Column<long>(type: "INTEGER", nullable: false),
                    secret = table.Column<long>(type: "INTEGER", nullable: false),
                    paper_only = table.Column<long>(type: "INTEGER", nullable: false),
                    not_connected = table.Column<long>(type: "INTEGER", nullable: false),
                    no_hop = table.Column<long>(type: "INTEGER", nullable: false),
                    paper_attached = table.Column<long>(type: "INTEGER", nullable: false),
                    worked_hundredths = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reform_handled_month", x => new { x.month, x.version, x.body });
                });

            migrationBuilder.CreateTable(
                name: "reform_officer_month",
                columns: table => new
                {
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    body = table.Column<Guid>(type: "TEXT", nullable: false),
                    person = table.Column<Guid>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    done = table.Column<long>(type: "INTEGER", nullable: false),
                    timed = table.Column<long>(type: "INTEGER", nullable: false),
                    late = table.Column<long>(type: "INTEGER", nullable: false),
                    sent_back = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reform_officer_month", x => new { x.month, x.body, x.person, x.role });
                });

            migrationBuilder.CreateTable(
                name: "reform_rated_month",
                columns: table => new
                {
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    procedure = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    body = table.Column<Guid>(type: "TEXT", nullable: false),
                    rated = table.Column<long>(type: "INTEGER", nullable: false),
                    stars = table.Column<long>(type: "INTEGER", nullable: false),
                    satisfied = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reform_rated_month", x => new { x.month, x.procedure, x.body });
                });

            migrationBuilder.CreateTable(
                name: "reform_sent_month",
                columns: table => new
                {
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    body = table.Column<Guid>(type: "TEXT", nullable: false),
                    filed = table.Column<long>(type: "INTEGER", nullable: false),
                    not_competent = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reform_sent_month", x => new { x.month, x.body });
                });

            migrationBuilder.CreateTable(
                name: "reform_step_month",
                columns: table => new
                {
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false),
                    node = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    body = table.Column<Guid>(type: "TEXT", nullable: false),
                    used = table.Column<int>(type: "INTEGER", nullable: false),
                    runs = table.Column<long>(type: "INTEGER", nullable: false),
                    late = table.Column<long>(type: "INTEGER", nullable: false),
                    returns = table.Column<long>(type: "INTEGER", nullable: false),
                    sent_backs = table.Column<long>(type: "INTEGER", nullable: false),
                    rework = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reform_step_month", x => new { x.version, x.month, x.node, x.body, x.used });
                });

            migrationBuilder.CreateIndex(
                name: "ix_reform_step_fact_closed_at",
                table: "reform_step_fact",
                column: "closed_at");

            migrationBuilder.CreateIndex(
                name: "ix_reform_duty_closed_at",
                table: "reform_duty",
                column: "closed_at");

            migrationBuilder.CreateIndex(
                name: "ix_reform_dossier_fact_body_ended_at",
                table: "reform_dossier_fact",
                columns: new[] { "body", "ended_at" });

            migrationBuilder.CreateIndex(
                name: "ix_reform_dossier_fact_ended_at",
                table: "reform_dossier_fact",
                column: "ended_at");

            migrationBuilder.CreateIndex(
                name: "ix_reform_dossier_fact_filed_at",
                table: "reform_dossier_fact",
                column: "filed_at");

            migrationBuilder.CreateIndex(
                name: "ix_reform_dossier_fact_filer_filed_at",
                table: "reform_dossier_fact",
                columns: new[] { "filer", "filed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_reform_officer_month_body_month",
                table: "reform_officer_month",
                columns: new[] { "body", "month" });

            migrationBuilder.CreateIndex(
                name: "ix_reform_officer_month_person_month",
                table: "reform_officer_month",
                columns: new[] { "person", "month" });

            migrationBuilder.CreateIndex(
                name: "ix_reform_step_month_month",
                table: "reform_step_month",
                column: "month");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "reform_days_month");

            migrationBuilder.DropTable(
                name: "reform_handled_month");

            migrationBuilder.DropTable(
                name: "reform_officer_month");

            migrationBuilder.DropTable(
                name: "reform_rated_month");

            migrationBuilder.DropTable(
                name: "reform_sent_month");

            migrationBuilder.DropTable(
                name: "reform_step_month");

            migrationBuilder.DropIndex(
                name: "ix_reform_step_fact_closed_at",
                table: "reform_step_fact");

            migrationBuilder.DropIndex(
                name: "ix_reform_duty_closed_at",
                table: "reform_duty");

            migrationBuilder.DropIndex(
                name: "ix_reform_dossier_fact_body_ended_at",
                table: "reform_dossier_fact");

            migrationBuilder.DropIndex(
                name: "ix_reform_dossier_fact_ended_at",
                table: "reform_dossier_fact");

            migrationBuilder.DropIndex(
                name: "ix_reform_dossier_fact_filed_at",
                table: "reform_dossier_fact");

            migrationBuilder.DropIndex(
                name: "ix_reform_dossier_fact_filer_filed_at",
                table: "reform_dossier_fact");

            migrationBuilder.DropColumn(
                name: "body",
                table: "reform_dossier_fact");

            migrationBuilder.DropColumn(
                name: "circulation",
                table: "reform_dossier_fact");

            migrationBuilder.DropColumn(
                name: "field",
                table: "reform_dossier_fact");

            migrationBuilder.DropColumn(
                name: "paper_hops",
                table: "reform_dossier_fact");

            migrationBuilder.DropColumn(
                name: "worked_hundredths",
                table: "reform_dossier_fact");
        }
    }
}
