using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ThongSuot.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class FullStrength : Migration
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

            migrationBuilder.AddColumn<string>(
                name: "content_key",
                table: "dossiers_dossier",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "delegable",
                table: "dossiers_dossier",
                type: "boolean",
                nullable: false,
                defaultValue: false);

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

            migrationBuilder.CreateTable(
                name: "organisation_absence",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    from_day = table.Column<DateOnly>(type: "date", nullable: false),
                    to_day = table.Column<DateOnly>(type: "date", nullable: false),
                    substitute = table.Column<Guid>(type: "uuid", nullable: true),
                    made_by = table.Column<Guid>(type: "uuid", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_absence", x => x.id);
                    table.ForeignKey(
                        name: "fk_organisation_absence_organisation_person_person",
                        column: x => x.person,
                        principalTable: "organisation_person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_organisation_absence_organisation_person_substitute",
                        column: x => x.substitute,
                        principalTable: "organisation_person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organisation_delegation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    principal = table.Column<Guid>(type: "uuid", nullable: false),
                    @delegate = table.Column<Guid>(name: "delegate", type: "uuid", nullable: false),
                    parent = table.Column<Guid>(type: "uuid", nullable: true),
                    limits = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    may_pass_on = table.Column<bool>(type: "boolean", nullable: false),
                    cases = table.Column<bool>(type: "boolean", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: false),
                    basis_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    basis_date = table.Column<DateOnly>(type: "date", nullable: false),
                    basis_issuer = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    made_by = table.Column<Guid>(type: "uuid", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revoked_by = table.Column<Guid>(type: "uuid", nullable: true),
                    revoked_because = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    salt = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_delegation", x => x.id);
                    table.ForeignKey(
                        name: "fk_organisation_delegation_organisation_delegation_parent",
                        column: x => x.parent,
                        principalTable: "organisation_delegation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_organisation_delegation_organisation_person_delegate",
                        column: x => x.@delegate,
                        principalTable: "organisation_person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_organisation_delegation_organisation_person_principal",
                        column: x => x.principal,
                        principalTable: "organisation_person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "procedures_competence_draft",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    changes = table.Column<string>(type: "text", nullable: false),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_procedures_competence_draft", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "procedures_competence_layer",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    yaml = table.Column<string>(type: "text", nullable: false),
                    changes = table.Column<string>(type: "text", nullable: false),
                    decision = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    decision_date = table.Column<DateOnly>(type: "date", nullable: false),
                    decision_issuer = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_procedures_competence_layer", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reform_breach",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    dossier = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    group = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    opened = table.Column<int>(type: "integer", nullable: false),
                    place = table.Column<Guid>(type: "uuid", nullable: false),
                    rule = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    procedure = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false),
                    node = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    is_compartment = table.Column<bool>(type: "boolean", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    body = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: true),
                    holder = table.Column<Guid>(type: "uuid", nullable: false),
                    head = table.Column<Guid>(type: "uuid", nullable: true),
                    head_body = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    is_fixed = table.Column<bool>(type: "boolean", nullable: false),
                    is_silent = table.Column<bool>(type: "boolean", nullable: false),
                    in_hours = table.Column<bool>(type: "boolean", nullable: false),
                    late_minutes = table.Column<int>(type: "integer", nullable: true),
                    stood_minutes = table.Column<int>(type: "integer", nullable: false),
                    is_growing = table.Column<bool>(type: "boolean", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    marked_by = table.Column<Guid>(type: "uuid", nullable: true),
                    cause = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    explain_by = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    explained_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    reply_by = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    replied_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    why = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reform_breach", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reform_breach_text",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    breach = table.Column<Guid>(type: "uuid", nullable: false),
                    part = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decision = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    salt = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reform_breach_text", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reform_breach_watch",
                columns: table => new
                {
                    dossier = table.Column<Guid>(type: "uuid", nullable: false),
                    heard = table.Column<int>(type: "integer", nullable: false),
                    next_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    looks = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reform_breach_watch", x => x.dossier);
                });

            migrationBuilder.CreateTable(
                name: "reform_duty",
                columns: table => new
                {
                    dossier = table.Column<Guid>(type: "uuid", nullable: false),
                    opened = table.Column<int>(type: "integer", nullable: false),
                    place = table.Column<Guid>(type: "uuid", nullable: false),
                    procedure = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false),
                    node = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    is_compartment = table.Column<bool>(type: "boolean", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    body = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: true),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    is_still = table.Column<bool>(type: "boolean", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    is_late = table.Column<bool>(type: "boolean", nullable: false),
                    was_sent_back = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reform_duty", x => new { x.dossier, x.opened, x.place });
                });

            migrationBuilder.CreateTable(
                name: "organisation_delegated_role",
                columns: table => new
                {
                    delegation = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    body = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_delegated_role", x => new { x.delegation, x.role, x.body });
                    table.ForeignKey(
                        name: "fk_organisation_delegated_role_organisation_body_body",
                        column: x => x.body,
                        principalTable: "organisation_body",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_organisation_delegated_role_organisation_delegation_delegat~",
                        column: x => x.delegation,
                        principalTable: "organisation_delegation",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
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
                name: "ix_dossiers_comment_dossier_at",
                table: "dossiers_comment",
                columns: new[] { "dossier", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_unprocessed_receiver_refused_at",
                table: "dossiers_unprocessed",
                columns: new[] { "receiver", "refused_at" });

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_unprocessed_sender_refused_at",
                table: "dossiers_unprocessed",
                columns: new[] { "sender", "refused_at" });

            migrationBuilder.CreateIndex(
                name: "ix_organisation_absence_ended_at_to_day",
                table: "organisation_absence",
                columns: new[] { "ended_at", "to_day" });

            migrationBuilder.CreateIndex(
                name: "ix_organisation_absence_person_from_day",
                table: "organisation_absence",
                columns: new[] { "person", "from_day" });

            migrationBuilder.CreateIndex(
                name: "ix_organisation_absence_substitute",
                table: "organisation_absence",
                column: "substitute");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_delegated_role_body",
                table: "organisation_delegated_role",
                column: "body");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_delegation_delegate",
                table: "organisation_delegation",
                column: "delegate");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_delegation_parent",
                table: "organisation_delegation",
                column: "parent");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_delegation_principal",
                table: "organisation_delegation",
                column: "principal");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_delegation_revoked_at_valid_to",
                table: "organisation_delegation",
                columns: new[] { "revoked_at", "valid_to" });

            migrationBuilder.CreateIndex(
                name: "ix_procedures_competence_layer_number",
                table: "procedures_competence_layer",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reform_breach_body_id",
                table: "reform_breach",
                columns: new[] { "body", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_reform_breach_dossier_kind_opened_place",
                table: "reform_breach",
                columns: new[] { "dossier", "kind", "opened", "place" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reform_breach_head_body_id",
                table: "reform_breach",
                columns: new[] { "head_body", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_reform_breach_holder_id",
                table: "reform_breach",
                columns: new[] { "holder", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_reform_breach_text_breach_id",
                table: "reform_breach_text",
                columns: new[] { "breach", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_reform_breach_watch_next_at",
                table: "reform_breach_watch",
                column: "next_at");

            migrationBuilder.CreateIndex(
                name: "ix_reform_duty_body_closed_at",
                table: "reform_duty",
                columns: new[] { "body", "closed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_reform_duty_person_closed_at",
                table: "reform_duty",
                columns: new[] { "person", "closed_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "dossiers_comment");

            migrationBuilder.DropTable(
                name: "dossiers_unprocessed");

            migrationBuilder.DropTable(
                name: "organisation_absence");

            migrationBuilder.DropTable(
                name: "organisation_delegated_role");

            migrationBuilder.DropTable(
                name: "procedures_competence_draft");

            migrationBuilder.DropTable(
                name: "procedures_competence_layer");

            migrationBuilder.DropTable(
                name: "reform_breach");

            migrationBuilder.DropTable(
                name: "reform_breach_text");

            migrationBuilder.DropTable(
                name: "reform_breach_watch");

            migrationBuilder.DropTable(
                name: "reform_duty");

            migrationBuilder.DropTable(
                name: "organisation_delegation");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_file_hash",
                table: "dossiers_file");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_dossier_content_key",
                table: "dossiers_dossier");

            migrationBuilder.DropColumn(
                name: "comment",
                table: "dossiers_file");

            migrationBuilder.DropColumn(
                name: "node",
                table: "dossiers_file");

            migrationBuilder.DropColumn(
                name: "content_key",
                table: "dossiers_dossier");

            migrationBuilder.DropColumn(
                name: "delegable",
                table: "dossiers_dossier");
        }
    }
}
