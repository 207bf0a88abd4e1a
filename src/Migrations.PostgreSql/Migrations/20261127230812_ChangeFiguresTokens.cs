using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ThongSuot.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class ChangeFiguresTokens : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "body",
                table: "reform_dossier_fact",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<string>(
                name: "circulation",
                table: "reform_dossier_fact",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "field",
                table: "reform_dossier_fact",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "paper_hops",
                table: "reform_dossier_fact",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "worked_hundredths",
                table: "reform_dossier_fact",
                type: "integer",
                nullable: true);

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

            migrationBuilder.CreateTable(
                name: "organisation_access_token",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    prefix = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    scopes = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    made_by = table.Column<Guid>(type: "uuid", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_access_token", x => x.id);
                    table.ForeignKey(
                        name: "fk_organisation_access_token_organisation_account_account",
                        column: x => x.account,
                        principalTable: "organisation_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organisation_service_account",
                columns: table => new
                {
                    account = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    responsible = table.Column<Guid>(type: "uuid", nullable: false),
                    body = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_by = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_service_account", x => x.account);
                    table.ForeignKey(
                        name: "fk_organisation_service_account_organisation_account_account",
                        column: x => x.account,
                        principalTable: "organisation_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_organisation_service_account_organisation_person_responsible",
                        column: x => x.responsible,
                        principalTable: "organisation_person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "platform_idempotent_request",
                columns: table => new
                {
                    key = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    account = table.Column<Guid>(type: "uuid", nullable: false),
                    address = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    body_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    held_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    done = table.Column<bool>(type: "boolean", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: true),
                    version = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    location = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    answer = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_idempotent_request", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "reform_days_month",
                columns: table => new
                {
                    month = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false),
                    body = table.Column<Guid>(type: "uuid", nullable: false),
                    days = table.Column<int>(type: "integer", nullable: false),
                    procedure = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    field = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    finished = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reform_days_month", x => new { x.month, x.version, x.body, x.days });
                });

            migrationBuilder.CreateTable(
                name: "reform_handled_month",
                columns: table => new
                {
                    month = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false),
                    body = table.Column<Guid>(type: "uuid", nullable: false),
                    procedure = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    field = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    filed = table.Column<long>(type: "bigint", nullable: false),
                    finished = table.Column<long>(type: "bigint", nullable: false),
                    declined = table.Column<long>(type: "bigint", nullable: false),
                    not_competent = table.Column<long>(type: "bigint", nullable: false),
                    transferred = table.Column<long>(type: "bigint", nullable: false),
                    withdrawn = table.Column<long>(type: "bigint", nullable: false),
                    expired = table.Column<long>(type: "bigint", nullable: false),
                    timed = table.Column<long>(type: "bigint", nullable: false),
                    on_time = table.Column<long>(type: "bigint", nullable: false),
                    returned = table.Column<long>(type: "bigint", nullable: false),
                    returned_again = table.Column<long>(type: "bigint", nullable: false),
                    reworked = table.Column<long>(type: "bigint", nullable: false),
                    electronic = table.Column<long>(type: "bigint", nullable: false),
                    not_electronic = table.Column<long>(type: "bigint", nullable: false),
                    secret = table.Column<long>(type: "bigint", nullable: false),
                    paper_only = table.Column<long>(type: "bigint", nullable: false),
                    not_connected = table.Column<long>(type: "bigint", nullable: false),
                    no_hop = table.Column<long>(type: "bigint", nullable: false),
                    paper_attached = table.Column<long>(type: "bigint", nullable: false),
                    worked_hundredths = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reform_handled_month", x => new { x.month, x.version, x.body });
                });

            migrationBuilder.CreateTable(
                name: "reform_officer_month",
                columns: table => new
                {
                    month = table.Column<int>(type: "integer", nullable: false),
                    body = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    done = table.Column<long>(type: "bigint", nullable: false),
                    timed = table.Column<long>(type: "bigint", nullable: false),
                    late = table.Column<long>(type: "bigint", nullable: false),
                    sent_back = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reform_officer_month", x => new { x.month, x.body, x.person, x.role });
                });

            migrationBuilder.CreateTable(
                name: "reform_rated_month",
                columns: table => new
                {
                    month = table.Column<int>(type: "integer", nullable: false),
                    procedure = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    body = table.Column<Guid>(type: "uuid", nullable: false),
                    rated = table.Column<long>(type: "bigint", nullable: false),
                    stars = table.Column<long>(type: "bigint", nullable: false),
                    satisfied = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reform_rated_month", x => new { x.month, x.procedure, x.body });
                });

            migrationBuilder.CreateTable(
                name: "reform_sent_month",
                columns: table => new
                {
                    month = table.Column<int>(type: "integer", nullable: false),
                    body = table.Column<Guid>(type: "uuid", nullable: false),
                    filed = table.Column<long>(type: "bigint", nullable: false),
                    not_competent = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reform_sent_month", x => new { x.month, x.body });
                });

            migrationBuilder.CreateTable(
                name: "reform_step_month",
                columns: table => new
                {
                    month = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false),
                    node = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    body = table.Column<Guid>(type: "uuid", nullable: false),
                    used = table.Column<int>(type: "integer", nullable: false),
                    runs = table.Column<long>(type: "bigint", nullable: false),
                    late = table.Column<long>(type: "bigint", nullable: false),
                    returns = table.Column<long>(type: "bigint", nullable: false),
                    sent_backs = table.Column<long>(type: "bigint", nullable: false),
                    rework = table.Column<long>(type: "bigint", nullable: false)
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
                name: "ix_dossiers_dossier_definition_id",
                table: "dossiers_dossier",
                columns: new[] { "definition", "id" },
                filter: "status < 4");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_access_token_account",
                table: "organisation_access_token",
                column: "account");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_access_token_hash",
                table: "organisation_access_token",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organisation_service_account_responsible",
                table: "organisation_service_account",
                column: "responsible");

            migrationBuilder.CreateIndex(
                name: "ix_platform_idempotent_request_at",
                table: "platform_idempotent_request",
                column: "at");

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
                name: "dossiers_migration_finding");

            migrationBuilder.DropTable(
                name: "organisation_access_token");

            migrationBuilder.DropTable(
                name: "organisation_service_account");

            migrationBuilder.DropTable(
                name: "platform_idempotent_request");

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

            migrationBuilder.DropIndex(
                name: "ix_dossiers_dossier_definition_id",
                table: "dossiers_dossier");

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
