using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ThongSuot.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class OfficeAtWork : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_notifications_notice_person_read_at",
                table: "notifications_notice");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_task_scope_due_at",
                table: "dossiers_task");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_scope_scope_filed_at",
                table: "dossiers_scope");

            migrationBuilder.DropColumn(
                name: "scopes",
                table: "dossiers_dossier");

            migrationBuilder.RenameColumn(
                name: "entry",
                table: "notifications_notice",
                newName: "cause");

            migrationBuilder.RenameIndex(
                name: "ix_notifications_notice_entry_person_kind",
                table: "notifications_notice",
                newName: "ix_notifications_notice_cause_person_kind");

            migrationBuilder.AddColumn<Guid>(
                name: "account",
                table: "organisation_setup_link",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "code",
                table: "organisation_person",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "sort_name",
                table: "organisation_person",
                type: "character varying(260)",
                maxLength: 260,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ended_at",
                table: "organisation_holding",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "job_position",
                table: "organisation_holding",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ended_at",
                table: "organisation_body",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "codes_locked_until",
                table: "organisation_account",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "totp_secret",
                table: "organisation_account",
                type: "bytea",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "totp_step",
                table: "organisation_account",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "wrong_codes",
                table: "organisation_account",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AlterColumn<Guid>(
                name: "dossier",
                table: "notifications_notice",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "due_at",
                table: "notifications_notice",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "mail",
                table: "notifications_notice",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "mail_way",
                table: "notifications_notice",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "muted",
                table: "notifications_notice",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "body",
                table: "dossiers_task",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<bool>(
                name: "ended",
                table: "dossiers_scope",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "viewers",
                table: "dossiers_dossier",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "dossiers_body",
                columns: table => new
                {
                    body = table.Column<Guid>(type: "uuid", nullable: false),
                    dossier = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossiers_body", x => new { x.body, x.dossier });
                });

            migrationBuilder.CreateTable(
                name: "dossiers_change",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    scopes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossiers_change", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "dossiers_follow",
                columns: table => new
                {
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    dossier = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossiers_follow", x => new { x.person, x.dossier });
                });

            migrationBuilder.CreateTable(
                name: "dossiers_held",
                columns: table => new
                {
                    scope = table.Column<Guid>(type: "uuid", nullable: false),
                    dossier = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    body = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: true),
                    action = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    status = table.Column<int>(type: "integer", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    soon_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossiers_held", x => new { x.scope, x.dossier, x.key });
                });

            migrationBuilder.CreateTable(
                name: "dossiers_saved_filter",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    address = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossiers_saved_filter", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "dossiers_word",
                columns: table => new
                {
                    dossier = table.Column<Guid>(type: "uuid", nullable: false),
                    word = table.Column<byte[]>(type: "bytea", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossiers_word", x => new { x.dossier, x.word });
                });

            migrationBuilder.CreateTable(
                name: "notifications_mail",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    cause = table.Column<Guid>(type: "uuid", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    next_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    failure = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notifications_mail", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "notifications_preference",
                columns: table => new
                {
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    address = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    pending = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    code_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    code_salt = table.Column<byte[]>(type: "bytea", nullable: true),
                    code_asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    code_expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    code_attempts = table.Column<int>(type: "integer", nullable: false),
                    digest_hour = table.Column<int>(type: "integer", nullable: false),
                    working_days_only = table.Column<bool>(type: "boolean", nullable: false),
                    digest_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    choices = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notifications_preference", x => x.person);
                });

            migrationBuilder.CreateTable(
                name: "notifications_reminder",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    cause = table.Column<Guid>(type: "uuid", nullable: false),
                    dossier = table.Column<Guid>(type: "uuid", nullable: false),
                    node = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    rule = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    body = table.Column<Guid>(type: "uuid", nullable: false),
                    told_body = table.Column<Guid>(type: "uuid", nullable: false),
                    told = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notifications_reminder", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "notifications_sweep",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    dossier = table.Column<Guid>(type: "uuid", nullable: true),
                    key = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    next_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notifications_sweep", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "notifications_watch",
                columns: table => new
                {
                    dossier = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    told_to = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    next_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notifications_watch", x => new { x.dossier, x.key });
                });

            migrationBuilder.CreateTable(
                name: "organisation_body_function",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    body = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    basis = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_body_function", x => x.id);
                    table.ForeignKey(
                        name: "fk_organisation_body_function_organisation_body_body",
                        column: x => x.body,
                        principalTable: "organisation_body",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organisation_body_state",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    body = table.Column<Guid>(type: "uuid", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    folded_name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    level = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    parent = table.Column<Guid>(type: "uuid", nullable: true),
                    type = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    applied_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_body_state", x => x.id);
                    table.ForeignKey(
                        name: "fk_organisation_body_state_organisation_body_body",
                        column: x => x.body,
                        principalTable: "organisation_body",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_organisation_body_state_organisation_body_parent",
                        column: x => x.parent,
                        principalTable: "organisation_body",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organisation_import_file",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    job = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_import_file", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organisation_job_position",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    body = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    description = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    competence = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    head_count = table.Column<int>(type: "integer", nullable: false),
                    roles = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_job_position", x => x.id);
                    table.ForeignKey(
                        name: "fk_organisation_job_position_organisation_body_body",
                        column: x => x.body,
                        principalTable: "organisation_body",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organisation_kept_form",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account = table.Column<Guid>(type: "uuid", nullable: false),
                    kept_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_kept_form", x => x.id);
                    table.ForeignKey(
                        name: "fk_organisation_kept_form_organisation_account_account",
                        column: x => x.account,
                        principalTable: "organisation_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organisation_named_officer",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    body = table.Column<Guid>(type: "uuid", nullable: false),
                    procedure = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    role = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    officer = table.Column<Guid>(type: "uuid", nullable: true),
                    deputy = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_named_officer", x => x.id);
                    table.ForeignKey(
                        name: "fk_organisation_named_officer_organisation_body_body",
                        column: x => x.body,
                        principalTable: "organisation_body",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_organisation_named_officer_organisation_person_deputy",
                        column: x => x.deputy,
                        principalTable: "organisation_person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_organisation_named_officer_organisation_person_officer",
                        column: x => x.officer,
                        principalTable: "organisation_person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organisation_recovery_code",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_recovery_code", x => x.id);
                    table.ForeignKey(
                        name: "fk_organisation_recovery_code_organisation_account_account",
                        column: x => x.account,
                        principalTable: "organisation_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organisation_relative",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    other = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    declared_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_relative", x => x.id);
                    table.ForeignKey(
                        name: "fk_organisation_relative_organisation_person_other",
                        column: x => x.other,
                        principalTable: "organisation_person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_organisation_relative_organisation_person_person",
                        column: x => x.person,
                        principalTable: "organisation_person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organisation_reorganisation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    basis = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    outcome = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_reorganisation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organisation_sample_mark",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    filled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_sample_mark", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organisation_session",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account = table.Column<Guid>(type: "uuid", nullable: false),
                    begun_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    address = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    browser = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    device = table.Column<Guid>(type: "uuid", nullable: false),
                    method = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    tell_new_device = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_session", x => x.id);
                    table.ForeignKey(
                        name: "fk_organisation_session_organisation_account_account",
                        column: x => x.account,
                        principalTable: "organisation_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organisation_team",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    body = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    basis = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_team", x => x.id);
                    table.ForeignKey(
                        name: "fk_organisation_team_organisation_body_body",
                        column: x => x.body,
                        principalTable: "organisation_body",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "platform_installation",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    profile = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    chosen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_installation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_job",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    input = table.Column<string>(type: "text", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    account = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    cancel_asked = table.Column<bool>(type: "boolean", nullable: false),
                    done = table.Column<int>(type: "integer", nullable: false),
                    total = table.Column<int>(type: "integer", nullable: true),
                    checkpoint = table.Column<string>(type: "text", nullable: true),
                    report = table.Column<string>(type: "text", nullable: false),
                    result_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    result_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    held_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    attempt = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_job", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_master_key",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    fingerprint = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_master_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_seal",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    leaf_count = table.Column<int>(type: "integer", nullable: false),
                    previous_root = table.Column<byte[]>(type: "bytea", nullable: false),
                    root = table.Column<byte[]>(type: "bytea", nullable: false),
                    signature = table.Column<byte[]>(type: "bytea", nullable: false),
                    key_id = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_seal", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "platform_seal_key",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "bytea", nullable: false),
                    public_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    private_key = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_seal_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_seal_leaf",
                columns: table => new
                {
                    seal = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    stream = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_seal_leaf", x => new { x.seal, x.position });
                });

            migrationBuilder.CreateTable(
                name: "platform_unsealed",
                columns: table => new
                {
                    stream = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_unsealed", x => new { x.stream, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "organisation_team_member",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    team = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_team_member", x => x.id);
                    table.ForeignKey(
                        name: "fk_organisation_team_member_organisation_person_person",
                        column: x => x.person,
                        principalTable: "organisation_person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_organisation_team_member_organisation_team_team",
                        column: x => x.team,
                        principalTable: "organisation_team",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_organisation_setup_link_account",
                table: "organisation_setup_link",
                column: "account");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_person_code",
                table: "organisation_person",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organisation_person_sort_name_id",
                table: "organisation_person",
                columns: new[] { "sort_name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_organisation_holding_ended_at_valid_to",
                table: "organisation_holding",
                columns: new[] { "ended_at", "valid_to" });

            migrationBuilder.CreateIndex(
                name: "ix_organisation_holding_job_position",
                table: "organisation_holding",
                column: "job_position");

            migrationBuilder.CreateIndex(
                name: "ix_notifications_notice_mail",
                table: "notifications_notice",
                column: "mail");

            migrationBuilder.CreateIndex(
                name: "ix_notifications_notice_person_mail_way",
                table: "notifications_notice",
                columns: new[] { "person", "mail_way" });

            migrationBuilder.CreateIndex(
                name: "ix_notifications_notice_person_read_at_scope",
                table: "notifications_notice",
                columns: new[] { "person", "read_at", "scope" });

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_task_body_due_at",
                table: "dossiers_task",
                columns: new[] { "body", "due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_task_dossier",
                table: "dossiers_task",
                column: "dossier");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_task_due_at_dossier_key",
                table: "dossiers_task",
                columns: new[] { "due_at", "dossier", "key" });

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_task_scope_due_at_dossier_key_soon_at_since",
                table: "dossiers_task",
                columns: new[] { "scope", "due_at", "dossier", "key", "soon_at", "since" });

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_scope_dossier",
                table: "dossiers_scope",
                column: "dossier");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_scope_scope_ended_filed_at_dossier",
                table: "dossiers_scope",
                columns: new[] { "scope", "ended", "filed_at", "dossier" });

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_dossier_filer_person_filed_at",
                table: "dossiers_dossier",
                columns: new[] { "filer_person", "filed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_change_at",
                table: "dossiers_change",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_held_scope_due_at_dossier_key",
                table: "dossiers_held",
                columns: new[] { "scope", "due_at", "dossier", "key" });

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_saved_filter_person_name",
                table: "dossiers_saved_filter",
                columns: new[] { "person", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_word_word",
                table: "dossiers_word",
                column: "word");

            migrationBuilder.CreateIndex(
                name: "ix_notifications_mail_cause",
                table: "notifications_mail",
                column: "cause",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_notifications_mail_state_next_at",
                table: "notifications_mail",
                columns: new[] { "state", "next_at" });

            migrationBuilder.CreateIndex(
                name: "ix_notifications_preference_digest_at",
                table: "notifications_preference",
                column: "digest_at");

            migrationBuilder.CreateIndex(
                name: "ix_notifications_reminder_body_id",
                table: "notifications_reminder",
                columns: new[] { "body", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_notifications_reminder_cause",
                table: "notifications_reminder",
                column: "cause",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organisation_body_function_body",
                table: "organisation_body_function",
                column: "body");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_body_state_applied_at_valid_from",
                table: "organisation_body_state",
                columns: new[] { "applied_at", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ix_organisation_body_state_body_valid_from",
                table: "organisation_body_state",
                columns: new[] { "body", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organisation_body_state_parent",
                table: "organisation_body_state",
                column: "parent");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_job_position_body_code",
                table: "organisation_job_position",
                columns: new[] { "body", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organisation_kept_form_account",
                table: "organisation_kept_form",
                column: "account");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_named_officer_body_procedure_role",
                table: "organisation_named_officer",
                columns: new[] { "body", "procedure", "role" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organisation_named_officer_deputy",
                table: "organisation_named_officer",
                column: "deputy");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_named_officer_officer",
                table: "organisation_named_officer",
                column: "officer");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_recovery_code_account",
                table: "organisation_recovery_code",
                column: "account");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_relative_other",
                table: "organisation_relative",
                column: "other");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_relative_person",
                table: "organisation_relative",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_reorganisation_at",
                table: "organisation_reorganisation",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_session_account_device",
                table: "organisation_session",
                columns: new[] { "account", "device" });

            migrationBuilder.CreateIndex(
                name: "ix_organisation_team_body",
                table: "organisation_team",
                column: "body");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_team_member_person",
                table: "organisation_team_member",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_team_member_team",
                table: "organisation_team_member",
                column: "team");

            migrationBuilder.CreateIndex(
                name: "ix_platform_job_person_created_at",
                table: "platform_job",
                columns: new[] { "person", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_platform_job_state_created_at",
                table: "platform_job",
                columns: new[] { "state", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_platform_seal_leaf_stream_sequence",
                table: "platform_seal_leaf",
                columns: new[] { "stream", "sequence" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_organisation_holding_organisation_job_position_job_position",
                table: "organisation_holding",
                column: "job_position",
                principalTable: "organisation_job_position",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_organisation_setup_link_organisation_account_account",
                table: "organisation_setup_link",
                column: "account",
                principalTable: "organisation_account",
                principalColumn: "id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_organisation_holding_organisation_job_position_job_position",
                table: "organisation_holding");

            migrationBuilder.DropForeignKey(
                name: "fk_organisation_setup_link_organisation_account_account",
                table: "organisation_setup_link");

            migrationBuilder.DropTable(
                name: "dossiers_body");

            migrationBuilder.DropTable(
                name: "dossiers_change");

            migrationBuilder.DropTable(
                name: "dossiers_follow");

            migrationBuilder.DropTable(
                name: "dossiers_held");

            migrationBuilder.DropTable(
                name: "dossiers_saved_filter");

            migrationBuilder.DropTable(
                name: "dossiers_word");

            migrationBuilder.DropTable(
                name: "notifications_mail");

            migrationBuilder.DropTable(
                name: "notifications_preference");

            migrationBuilder.DropTable(
                name: "notifications_reminder");

            migrationBuilder.DropTable(
                name: "notifications_sweep");

            migrationBuilder.DropTable(
                name: "notifications_watch");

            migrationBuilder.DropTable(
                name: "organisation_body_function");

            migrationBuilder.DropTable(
                name: "organisation_body_state");

            migrationBuilder.DropTable(
                name: "organisation_import_file");

            migrationBuilder.DropTable(
                name: "organisation_job_position");

            migrationBuilder.DropTable(
                name: "organisation_kept_form");

            migrationBuilder.DropTable(
                name: "organisation_named_officer");

            migrationBuilder.DropTable(
                name: "organisation_recovery_code");

            migrationBuilder.DropTable(
                name: "organisation_relative");

            migrationBuilder.DropTable(
                name: "organisation_reorganisation");

            migrationBuilder.DropTable(
                name: "organisation_sample_mark");

            migrationBuilder.DropTable(
                name: "organisation_session");

            migrationBuilder.DropTable(
                name: "organisation_team_member");

            migrationBuilder.DropTable(
                name: "platform_installation");

            migrationBuilder.DropTable(
                name: "platform_job");

            migrationBuilder.DropTable(
                name: "platform_master_key");

            migrationBuilder.DropTable(
                name: "platform_seal");

            migrationBuilder.DropTable(
                name: "platform_seal_key");

            migrationBuilder.DropTable(
                name: "platform_seal_leaf");

            migrationBuilder.DropTable(
                name: "platform_unsealed");

            migrationBuilder.DropTable(
                name: "organisation_team");

            migrationBuilder.DropIndex(
                name: "ix_organisation_setup_link_account",
                table: "organisation_setup_link");

            migrationBuilder.DropIndex(
                name: "ix_organisation_person_code",
                table: "organisation_person");

            migrationBuilder.DropIndex(
                name: "ix_organisation_person_sort_name_id",
                table: "organisation_person");

            migrationBuilder.DropIndex(
                name: "ix_organisation_holding_ended_at_valid_to",
                table: "organisation_holding");

            migrationBuilder.DropIndex(
                name: "ix_organisation_holding_job_position",
                table: "organisation_holding");

            migrationBuilder.DropIndex(
                name: "ix_notifications_notice_mail",
                table: "notifications_notice");

            migrationBuilder.DropIndex(
                name: "ix_notifications_notice_person_mail_way",
                table: "notifications_notice");

            migrationBuilder.DropIndex(
                name: "ix_notifications_notice_person_read_at_scope",
                table: "notifications_notice");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_task_body_due_at",
                table: "dossiers_task");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_task_dossier",
                table: "dossiers_task");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_task_due_at_dossier_key",
                table: "dossiers_task");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_task_scope_due_at_dossier_key_soon_at_since",
                table: "dossiers_task");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_scope_dossier",
                table: "dossiers_scope");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_scope_scope_ended_filed_at_dossier",
                table: "dossiers_scope");

            migrationBuilder.DropIndex(
                name: "ix_dossiers_dossier_filer_person_filed_at",
                table: "dossiers_dossier");

            migrationBuilder.DropColumn(
                name: "account",
                table: "organisation_setup_link");

            migrationBuilder.DropColumn(
                name: "code",
                table: "organisation_person");

            migrationBuilder.DropColumn(
                name: "sort_name",
                table: "organisation_person");

            migrationBuilder.DropColumn(
                name: "ended_at",
                table: "organisation_holding");

            migrationBuilder.DropColumn(
                name: "job_position",
                table: "organisation_holding");

            migrationBuilder.DropColumn(
                name: "ended_at",
                table: "organisation_body");

            migrationBuilder.DropColumn(
                name: "codes_locked_until",
                table: "organisation_account");

            migrationBuilder.DropColumn(
                name: "totp_secret",
                table: "organisation_account");

            migrationBuilder.DropColumn(
                name: "totp_step",
                table: "organisation_account");

            migrationBuilder.DropColumn(
                name: "wrong_codes",
                table: "organisation_account");

            migrationBuilder.DropColumn(
                name: "due_at",
                table: "notifications_notice");

            migrationBuilder.DropColumn(
                name: "mail",
                table: "notifications_notice");

            migrationBuilder.DropColumn(
                name: "mail_way",
                table: "notifications_notice");

            migrationBuilder.DropColumn(
                name: "muted",
                table: "notifications_notice");

            migrationBuilder.DropColumn(
                name: "body",
                table: "dossiers_task");

            migrationBuilder.DropColumn(
                name: "ended",
                table: "dossiers_scope");

            migrationBuilder.DropColumn(
                name: "viewers",
                table: "dossiers_dossier");

            migrationBuilder.RenameColumn(
                name: "cause",
                table: "notifications_notice",
                newName: "entry");

            migrationBuilder.RenameIndex(
                name: "ix_notifications_notice_cause_person_kind",
                table: "notifications_notice",
                newName: "ix_notifications_notice_entry_person_kind");

            migrationBuilder.AlterColumn<Guid>(
                name: "dossier",
                table: "notifications_notice",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "scopes",
                table: "dossiers_dossier",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.CreateIndex(
                name: "ix_notifications_notice_person_read_at",
                table: "notifications_notice",
                columns: new[] { "person", "read_at" });

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_task_scope_due_at",
                table: "dossiers_task",
                columns: new[] { "scope", "due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_scope_scope_filed_at",
                table: "dossiers_scope",
                columns: new[] { "scope", "filed_at" });
        }
    }
}
