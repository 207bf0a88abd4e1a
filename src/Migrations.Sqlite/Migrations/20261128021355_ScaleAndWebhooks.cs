using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ThongSuot.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ScaleAndWebhooks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_reform_dossier_fact_procedure",
                table: "reform_dossier_fact");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_word_word",
                table: "dossiers_word");

            migrationBuilder.DropPrimaryKey(
                name: "pk_dossiers_scope",
                table: "dossiers_scope");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_scope_dossier",
                table: "dossiers_scope");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_dossier_timer_at",
                table: "dossiers_dossier");

            migrationBuilder.AddColumn<long>(
                name: "filed_at",
                table: "dossiers_word",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "field",
                table: "dossiers_scope",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddPrimaryKey(
                name: "pk_dossiers_scope",
                table: "dossiers_scope",
                columns: new[] { "dossier", "scope" });

            migrationBuilder.CreateTable(
                name: "notifications_webhook",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account = table.Column<Guid>(type: "TEXT", nullable: false),
                    made_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    kinds = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    secret = table.Column<byte[]>(type: "BLOB", nullable: false),
                    old_secret = table.Column<byte[]>(type: "BLOB", nullable: true),
                    old_secret_until = table.Column<long>(type: "INTEGER", nullable: true),
                    paused = table.Column<int>(type: "INTEGER", nullable: true),
                    paused_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    held_until = table.Column<long>(type: "INTEGER", nullable: false),
                    rest_until = table.Column<long>(type: "INTEGER", nullable: false),
                    failures_in_row = table.Column<int>(type: "INTEGER", nullable: false),
                    failing_since = table.Column<long>(type: "INTEGER", nullable: true),
                    last_success_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notifications_webhook", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "notifications_webhook_delivery",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    webhook = table.Column<Guid>(type: "TEXT", nullable: false),
                    entry = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    dossier = table.Column<Guid>(type: "TEXT", nullable: true),
                    step = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    end = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    next_at = table.Column<long>(type: "INTEGER", nullable: false),
                    tried_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    status = table.Column<int>(type: "INTEGER", nullable: true),
                    fault = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notifications_webhook_delivery", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_reform_duty_body_due_at",
                table: "reform_duty",
                columns: new[] { "body", "due_at" },
                filter: "closed_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_reform_duty_end_is_late",
                table: "reform_duty",
                columns: new[] { "end", "is_late" },
                filter: "is_compartment");

            migrationBuilder.CreateIndex(
                name: "ix_reform_dossier_fact_field",
                table: "reform_dossier_fact",
                column: "field",
                filter: "field = ''");

            migrationBuilder.CreateIndex(
                name: "ix_reform_dossier_fact_procedure_filer_end_ended_at",
                table: "reform_dossier_fact",
                columns: new[] { "procedure", "filer", "end", "ended_at" });

            migrationBuilder.CreateIndex(
                name: "ix_reform_breach_excused",
                table: "reform_breach",
                columns: new[] { "dossier", "opened", "place" },
                filter: "state = 'Excused'");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_word_word_filed_at_dossier",
                table: "dossiers_word",
                columns: new[] { "word", "filed_at", "dossier" });

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_scope_scope_field_ended_filed_at_dossier",
                table: "dossiers_scope",
                columns: new[] { "scope", "field", "ended", "filed_at", "dossier" });

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_dossier_timer_at_id",
                table: "dossiers_dossier",
                columns: new[] { "timer_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_notifications_webhook_account",
                table: "notifications_webhook",
                column: "account");

            migrationBuilder.CreateIndex(
                name: "ix_notifications_webhook_delivery_at",
                table: "notifications_webhook_delivery",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_notifications_webhook_delivery_entry_webhook",
                table: "notifications_webhook_delivery",
                columns: new[] { "entry", "webhook" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_notifications_webhook_delivery_webhook_id",
                table: "notifications_webhook_delivery",
                columns: new[] { "webhook", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_notifications_webhook_delivery_webhook_state_next_at",
                table: "notifications_webhook_delivery",
                columns: new[] { "webhook", "state", "next_at" });

            migrationBuilder.Sql("""
                update dossiers_scope set field = (select substr(d.procedure, 1, instr(d.procedure, '-') - 1) from dossiers_dossier d where d.id = dossier);
                update dossiers_word set filed_at = (select d.filed_at from dossiers_dossier d where d.id = dossier);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "notifications_webhook");

            migrationBuilder.DropTable(
                name: "notifications_webhook_delivery");

            migrationBuilder.DropIndex(
                name: "ix_reform_duty_body_due_at",
                table: "reform_duty");

            migrationBuilder.DropIndex(
                name: "ix_reform_duty_end_is_late",
                table: "reform_duty");

            migrationBuilder.DropIndex(
                name: "ix_reform_dossier_fact_field",
                table: "reform_dossier_fact");

            migrationBuilder.DropIndex(
                name: "ix_reform_dossier_fact_procedure_filer_end_ended_at",
                table: "reform_dossier_fact");

            migrationBuilder.DropIndex(
                name: "ix_reform_breach_excused",
                table: "reform_breach");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_word_word_filed_at_dossier",
                table: "dossiers_word");

            migrationBuilder.DropPrimaryKey(
                name: "pk_dossiers_scope",
                table: "dossiers_scope");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_scope_scope_field_ended_filed_at_dossier",
                table: "dossiers_scope");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_dossier_timer_at_id",
                table: "dossiers_dossier");

            migrationBuilder.DropColumn(
                name: "filed_at",
                table: "dossiers_word");

            migrationBuilder.DropColumn(
                name: "field",
                table: "dossiers_scope");

            migrationBuilder.AddPrimaryKey(
                name: "pk_dossiers_scope",
                table: "dossiers_scope",
                columns: new[] { "scope", "dossier" });

            migrationBuilder.CreateIndex(
                name: "ix_reform_dossier_fact_procedure",
                table: "reform_dossier_fact",
                column: "procedure");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_word_word",
                table: "dossiers_word",
                column: "word");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_scope_dossier",
                table: "dossiers_scope",
                column: "dossier");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_dossier_timer_at",
                table: "dossiers_dossier",
                column: "timer_at");
        }
    }
}
