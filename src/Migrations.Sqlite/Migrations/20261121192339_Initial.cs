using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ThongSuot.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "dossiers_component",
                columns: table => new
                {
                    dossier = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    paper = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossiers_component", x => new { x.dossier, x.number });
                });

            migrationBuilder.CreateTable(
                name: "dossiers_content",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    dossier = table.Column<Guid>(type: "TEXT", nullable: false),
                    salt = table.Column<byte[]>(type: "BLOB", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: true),
                    erased_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossiers_content", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "dossiers_dossier",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    procedure = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    definition = table.Column<Guid>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    words = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    matter_key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    filer_person = table.Column<Guid>(type: "TEXT", nullable: false),
                    filer_body = table.Column<Guid>(type: "TEXT", nullable: false),
                    competent_body = table.Column<Guid>(type: "TEXT", nullable: false),
                    matter = table.Column<string>(type: "TEXT", nullable: false),
                    filed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    secrecy = table.Column<int>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    timer_at = table.Column<long>(type: "INTEGER", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: true),
                    scopes = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossiers_dossier", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "dossiers_draft",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person = table.Column<Guid>(type: "TEXT", nullable: false),
                    procedure = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    definition = table.Column<Guid>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    body = table.Column<Guid>(type: "TEXT", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    saved_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossiers_draft", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "dossiers_file",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    dossier = table.Column<Guid>(type: "TEXT", nullable: false),
                    component = table.Column<int>(type: "INTEGER", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    content_type = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    length = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    added_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    added_at = table.Column<long>(type: "INTEGER", nullable: false),
                    erased_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossiers_file", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "dossiers_number",
                columns: table => new
                {
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    next = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossiers_number", x => x.year);
                });

            migrationBuilder.CreateTable(
                name: "dossiers_scope",
                columns: table => new
                {
                    scope = table.Column<Guid>(type: "TEXT", nullable: false),
                    dossier = table.Column<Guid>(type: "TEXT", nullable: false),
                    filed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossiers_scope", x => new { x.scope, x.dossier });
                });

            migrationBuilder.CreateTable(
                name: "dossiers_task",
                columns: table => new
                {
                    scope = table.Column<Guid>(type: "TEXT", nullable: false),
                    dossier = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    action = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    soon_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossiers_task", x => new { x.scope, x.dossier, x.key });
                });

            migrationBuilder.CreateTable(
                name: "notifications_notice",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person = table.Column<Guid>(type: "TEXT", nullable: false),
                    scope = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    dossier = table.Column<Guid>(type: "TEXT", nullable: false),
                    entry = table.Column<Guid>(type: "TEXT", nullable: false),
                    node = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    read_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notifications_notice", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organisation_body",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    folded_name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    level = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    parent = table.Column<Guid>(type: "TEXT", nullable: true),
                    type = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    successor = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_body", x => x.id);
                    table.ForeignKey(
                        name: "fk_organisation_body_organisation_body_parent",
                        column: x => x.parent,
                        principalTable: "organisation_body",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_organisation_body_organisation_body_successor",
                        column: x => x.successor,
                        principalTable: "organisation_body",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organisation_body_kind",
                columns: table => new
                {
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    level = table.Column<string>(type: "TEXT", nullable: true),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    source = table.Column<string>(type: "TEXT", nullable: true),
                    verified = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_body_kind", x => new { x.code, x.valid_from });
                });

            migrationBuilder.CreateTable(
                name: "organisation_level",
                columns: table => new
                {
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    rank = table.Column<int>(type: "INTEGER", nullable: false),
                    legacy = table.Column<bool>(type: "INTEGER", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    source = table.Column<string>(type: "TEXT", nullable: true),
                    verified = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_level", x => new { x.code, x.valid_from });
                });

            migrationBuilder.CreateTable(
                name: "organisation_person",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    folded_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    birth_year = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_person", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organisation_setup_link",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    used_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_setup_link", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organisation_superior",
                columns: table => new
                {
                    place = table.Column<int>(type: "INTEGER", nullable: false),
                    from_kind = table.Column<string>(type: "TEXT", nullable: false),
                    at_level = table.Column<string>(type: "TEXT", nullable: true),
                    to_place = table.Column<string>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    source = table.Column<string>(type: "TEXT", nullable: true),
                    verified = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_superior", x => x.place);
                });

            migrationBuilder.CreateTable(
                name: "organisation_type",
                columns: table => new
                {
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    source = table.Column<string>(type: "TEXT", nullable: true),
                    verified = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_type", x => new { x.code, x.valid_from });
                });

            migrationBuilder.CreateTable(
                name: "organisation_version",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_version", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_delivery",
                columns: table => new
                {
                    listener = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    stream = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    entry = table.Column<Guid>(type: "TEXT", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    next_at = table.Column<long>(type: "INTEGER", nullable: false),
                    parked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    failure = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_delivery", x => new { x.listener, x.stream, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "platform_key",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    xml = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_log_entry",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    stream = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    type = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    version = table.Column<short>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    envelope = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_log_entry", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "procedures_form_version",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    path = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    yaml = table.Column<string>(type: "TEXT", nullable: false),
                    valid_from = table.Column<long>(type: "INTEGER", nullable: false),
                    valid_to = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_procedures_form_version", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "procedures_reference",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    yaml = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    valid_from = table.Column<long>(type: "INTEGER", nullable: false),
                    valid_to = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_procedures_reference", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "procedures_set",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    decision = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    status_text = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    yaml = table.Column<string>(type: "TEXT", nullable: false),
                    loaded_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_procedures_set", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "organisation_term",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    body = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_term", x => x.id);
                    table.ForeignKey(
                        name: "fk_organisation_term_organisation_body_body",
                        column: x => x.body,
                        principalTable: "organisation_body",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organisation_account",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person = table.Column<Guid>(type: "TEXT", nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    user_name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    normalized_user_name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", nullable: true),
                    security_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    phone_number = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    lockout_end = table.Column<long>(type: "INTEGER", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    access_failed_count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_account", x => x.id);
                    table.ForeignKey(
                        name: "fk_organisation_account_organisation_person_person",
                        column: x => x.person,
                        principalTable: "organisation_person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organisation_holding",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person = table.Column<Guid>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    body = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    basis = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_holding", x => x.id);
                    table.ForeignKey(
                        name: "fk_organisation_holding_organisation_body_body",
                        column: x => x.body,
                        principalTable: "organisation_body",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_organisation_holding_organisation_person_person",
                        column: x => x.person,
                        principalTable: "organisation_person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "procedures_version",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    field = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    set = table.Column<int>(type: "INTEGER", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    path = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    yaml = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    valid_from = table.Column<long>(type: "INTEGER", nullable: false),
                    valid_to = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_procedures_version", x => x.id);
                    table.ForeignKey(
                        name: "fk_procedures_version_procedures_set_set",
                        column: x => x.set,
                        principalTable: "procedures_set",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organisation_account_claim",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    claim_type = table.Column<string>(type: "TEXT", nullable: true),
                    claim_value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_account_claim", x => x.id);
                    table.ForeignKey(
                        name: "fk_organisation_account_claim_organisation_account_user_id",
                        column: x => x.user_id,
                        principalTable: "organisation_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organisation_account_login",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    provider_key = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    provider_display_name = table.Column<string>(type: "TEXT", nullable: true),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_account_login", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_organisation_account_login_organisation_account_user_id",
                        column: x => x.user_id,
                        principalTable: "organisation_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organisation_account_passkey",
                columns: table => new
                {
                    credential_id = table.Column<byte[]>(type: "BLOB", maxLength: 1024, nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_account_passkey", x => x.credential_id);
                    table.ForeignKey(
                        name: "fk_organisation_account_passkey_organisation_account_user_id",
                        column: x => x.user_id,
                        principalTable: "organisation_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organisation_account_token",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    login_provider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_account_token", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_organisation_account_token_organisation_account_user_id",
                        column: x => x.user_id,
                        principalTable: "organisation_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "procedures_form_use",
                columns: table => new
                {
                    version = table.Column<Guid>(type: "TEXT", nullable: false),
                    form = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_procedures_form_use", x => new { x.version, x.form });
                    table.ForeignKey(
                        name: "fk_procedures_form_use_procedures_form_version_form",
                        column: x => x.form,
                        principalTable: "procedures_form_version",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_procedures_form_use_procedures_version_version",
                        column: x => x.version,
                        principalTable: "procedures_version",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_content_dossier",
                table: "dossiers_content",
                column: "dossier");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_dossier_code",
                table: "dossiers_dossier",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_dossier_filed_at",
                table: "dossiers_dossier",
                column: "filed_at");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_dossier_matter_key",
                table: "dossiers_dossier",
                column: "matter_key",
                unique: true,
                filter: "status < 4");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_dossier_timer_at",
                table: "dossiers_dossier",
                column: "timer_at");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_draft_person_saved_at",
                table: "dossiers_draft",
                columns: new[] { "person", "saved_at" });

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_file_dossier",
                table: "dossiers_file",
                column: "dossier");

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_scope_scope_filed_at",
                table: "dossiers_scope",
                columns: new[] { "scope", "filed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_dossiers_task_scope_due_at",
                table: "dossiers_task",
                columns: new[] { "scope", "due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_notifications_notice_entry_person_kind",
                table: "notifications_notice",
                columns: new[] { "entry", "person", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_notifications_notice_person_id",
                table: "notifications_notice",
                columns: new[] { "person", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_notifications_notice_person_read_at",
                table: "notifications_notice",
                columns: new[] { "person", "read_at" });

            migrationBuilder.CreateIndex(
                name: "ix_organisation_account_normalized_user_name",
                table: "organisation_account",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organisation_account_person",
                table: "organisation_account",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_account_claim_user_id",
                table: "organisation_account_claim",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_account_login_user_id",
                table: "organisation_account_login",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_account_passkey_user_id",
                table: "organisation_account_passkey",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_body_code",
                table: "organisation_body",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organisation_body_parent",
                table: "organisation_body",
                column: "parent");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_body_successor",
                table: "organisation_body",
                column: "successor");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_holding_body",
                table: "organisation_holding",
                column: "body");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_holding_person",
                table: "organisation_holding",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_person_folded_name",
                table: "organisation_person",
                column: "folded_name");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_setup_link_hash",
                table: "organisation_setup_link",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organisation_term_body",
                table: "organisation_term",
                column: "body");

            migrationBuilder.CreateIndex(
                name: "ix_platform_delivery_listener_next_at",
                table: "platform_delivery",
                columns: new[] { "listener", "next_at" });

            migrationBuilder.CreateIndex(
                name: "ix_platform_log_entry_stream_sequence",
                table: "platform_log_entry",
                columns: new[] { "stream", "sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_procedures_form_use_form",
                table: "procedures_form_use",
                column: "form");

            migrationBuilder.CreateIndex(
                name: "ix_procedures_form_version_code_number",
                table: "procedures_form_version",
                columns: new[] { "code", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_procedures_form_version_valid_to",
                table: "procedures_form_version",
                column: "valid_to");

            migrationBuilder.CreateIndex(
                name: "ix_procedures_reference_kind_version",
                table: "procedures_reference",
                columns: new[] { "kind", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_procedures_reference_valid_to",
                table: "procedures_reference",
                column: "valid_to");

            migrationBuilder.CreateIndex(
                name: "ix_procedures_version_code_number",
                table: "procedures_version",
                columns: new[] { "code", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_procedures_version_set",
                table: "procedures_version",
                column: "set");

            migrationBuilder.CreateIndex(
                name: "ix_procedures_version_valid_to",
                table: "procedures_version",
                column: "valid_to");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "dossiers_component");

            migrationBuilder.DropTable(
                name: "dossiers_content");

            migrationBuilder.DropTable(
                name: "dossiers_dossier");

            migrationBuilder.DropTable(
                name: "dossiers_draft");

            migrationBuilder.DropTable(
                name: "dossiers_file");

            migrationBuilder.DropTable(
                name: "dossiers_number");

            migrationBuilder.DropTable(
                name: "dossiers_scope");

            migrationBuilder.DropTable(
                name: "dossiers_task");

            migrationBuilder.DropTable(
                name: "notifications_notice");

            migrationBuilder.DropTable(
                name: "organisation_account_claim");

            migrationBuilder.DropTable(
                name: "organisation_account_login");

            migrationBuilder.DropTable(
                name: "organisation_account_passkey");

            migrationBuilder.DropTable(
                name: "organisation_account_token");

            migrationBuilder.DropTable(
                name: "organisation_body_kind");

            migrationBuilder.DropTable(
                name: "organisation_holding");

            migrationBuilder.DropTable(
                name: "organisation_level");

            migrationBuilder.DropTable(
                name: "organisation_setup_link");

            migrationBuilder.DropTable(
                name: "organisation_superior");

            migrationBuilder.DropTable(
                name: "organisation_term");

            migrationBuilder.DropTable(
                name: "organisation_type");

            migrationBuilder.DropTable(
                name: "organisation_version");

            migrationBuilder.DropTable(
                name: "platform_delivery");

            migrationBuilder.DropTable(
                name: "platform_key");

            migrationBuilder.DropTable(
                name: "platform_log_entry");

            migrationBuilder.DropTable(
                name: "procedures_form_use");

            migrationBuilder.DropTable(
                name: "procedures_reference");

            migrationBuilder.DropTable(
                name: "organisation_account");

            migrationBuilder.DropTable(
                name: "organisation_body");

            migrationBuilder.DropTable(
                name: "procedures_form_version");

            migrationBuilder.DropTable(
                name: "procedures_version");

            migrationBuilder.DropTable(
                name: "organisation_person");

            migrationBuilder.DropTable(
                name: "procedures_set");
        }
    }
}
