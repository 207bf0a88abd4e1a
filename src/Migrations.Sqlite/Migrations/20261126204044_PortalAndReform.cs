using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ThongSuot.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PortalAndReform : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "overlay",
                table: "procedures_version",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "address",
                table: "notifications_notice",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "text",
                table: "notifications_notice",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "procedures_basis_mark",
                columns: table => new
                {
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    in_force_to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    replaced_by = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    source = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_procedures_basis_mark", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "procedures_form_listing",
                columns: table => new
                {
                    form = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    field = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    folded_name = table.Column<string>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    valid_from = table.Column<long>(type: "INTEGER", nullable: false),
                    valid_to = table.Column<long>(type: "INTEGER", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_procedures_form_listing", x => x.form);
                    table.ForeignKey(
                        name: "fk_procedures_form_listing_procedures_form_version_form",
                        column: x => x.form,
                        principalTable: "procedures_form_version",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "procedures_listing",
                columns: table => new
                {
                    version = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    body = table.Column<Guid>(type: "TEXT", nullable: true),
                    body_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    body_name = table.Column<string>(type: "TEXT", nullable: true),
                    field = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    levels = table.Column<string>(type: "TEXT", nullable: false),
                    filed_at = table.Column<string>(type: "TEXT", nullable: false),
                    filed_by = table.Column<string>(type: "TEXT", nullable: false),
                    inter_agency = table.Column<bool>(type: "INTEGER", nullable: false),
                    ex_officio = table.Column<bool>(type: "INTEGER", nullable: false),
                    original = table.Column<bool>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    filer = table.Column<string>(type: "TEXT", nullable: false),
                    limit = table.Column<string>(type: "TEXT", nullable: true),
                    folded_name = table.Column<string>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    valid_from = table.Column<long>(type: "INTEGER", nullable: false),
                    valid_to = table.Column<long>(type: "INTEGER", nullable: true),
                    suspended_from = table.Column<long>(type: "INTEGER", nullable: true),
                    suspended_to = table.Column<long>(type: "INTEGER", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_procedures_listing", x => x.version);
                    table.ForeignKey(
                        name: "fk_procedures_listing_procedures_version_version",
                        column: x => x.version,
                        principalTable: "procedures_version",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "procedures_standing",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false),
                    act = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    from = table.Column<long>(type: "INTEGER", nullable: false),
                    to = table.Column<long>(type: "INTEGER", nullable: true),
                    decision = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    decision_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    decision_issuer = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_procedures_standing", x => x.id);
                    table.ForeignKey(
                        name: "fk_procedures_standing_procedures_version_version",
                        column: x => x.version,
                        principalTable: "procedures_version",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "procedures_view",
                columns: table => new
                {
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    count = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_procedures_view", x => new { x.code, x.day });
                });

            migrationBuilder.CreateTable(
                name: "reform_campaign",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    basis = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    opened_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reform_campaign", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reform_comment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    period = table.Column<Guid>(type: "TEXT", nullable: false),
                    part = table.Column<int>(type: "INTEGER", nullable: false),
                    writer = table.Column<Guid>(type: "TEXT", nullable: true),
                    shown_as = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    salt = table.Column<byte[]>(type: "BLOB", nullable: false),
                    verdict = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    explanation = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    answered_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reform_comment", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reform_difficulty",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    reporter = table.Column<Guid>(type: "TEXT", nullable: false),
                    body = table.Column<Guid>(type: "TEXT", nullable: false),
                    field = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    procedure = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: true),
                    answered_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reform_difficulty", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reform_difficulty_text",
                columns: table => new
                {
                    item = table.Column<Guid>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    answer = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    salt = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reform_difficulty_text", x => x.item);
                });

            migrationBuilder.CreateTable(
                name: "reform_digest",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    week = table.Column<int>(type: "INTEGER", nullable: false),
                    frozen_at = table.Column<long>(type: "INTEGER", nullable: false),
                    directed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    directed_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    direction = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reform_digest", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reform_digest_row",
                columns: table => new
                {
                    digest = table.Column<Guid>(type: "TEXT", nullable: false),
                    difficulty = table.Column<Guid>(type: "TEXT", nullable: false),
                    was_open = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reform_digest_row", x => new { x.digest, x.difficulty });
                });

            migrationBuilder.CreateTable(
                name: "reform_dossier_fact",
                columns: table => new
                {
                    dossier = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false),
                    procedure = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    is_compartment = table.Column<bool>(type: "INTEGER", nullable: false),
                    filer = table.Column<Guid>(type: "TEXT", nullable: false),
                    filed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    in_hours = table.Column<bool>(type: "INTEGER", nullable: false),
                    limit_minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    paused_at = table.Column<long>(type: "INTEGER", nullable: true),
                    paused_minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    end = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    used_percent = table.Column<int>(type: "INTEGER", nullable: true),
                    is_late = table.Column<bool>(type: "INTEGER", nullable: false),
                    worked_minutes = table.Column<int>(type: "INTEGER", nullable: true),
                    returns = table.Column<int>(type: "INTEGER", nullable: false),
                    sent_backs = table.Column<int>(type: "INTEGER", nullable: false),
                    heard = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reform_dossier_fact", x => x.dossier);
                });

            migrationBuilder.CreateTable(
                name: "reform_feedback",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    procedure = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false),
                    part = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    part_name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    owner = table.Column<Guid>(type: "TEXT", nullable: false),
                    writer = table.Column<Guid>(type: "TEXT", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    closed_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    draft = table.Column<Guid>(type: "TEXT", nullable: true),
                    published_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    stage = table.Column<int>(type: "INTEGER", nullable: false),
                    next_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reform_feedback", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reform_feedback_text",
                columns: table => new
                {
                    item = table.Column<Guid>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    contact = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    answer = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    question = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    salt = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reform_feedback_text", x => x.item);
                });

            migrationBuilder.CreateTable(
                name: "reform_initiative",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    author = table.Column<Guid>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    problem = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    proposal = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    gain = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    field = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    procedure = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    proposed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    route = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    draft = table.Column<Guid>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reform_initiative", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reform_inventory",
                columns: table => new
                {
                    body = table.Column<Guid>(type: "TEXT", nullable: false),
                    submitted_at = table.Column<long>(type: "INTEGER", nullable: true),
                    submitted_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    reopen_reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reform_inventory", x => x.body);
                });

            migrationBuilder.CreateTable(
                name: "reform_period",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    owner = table.Column<Guid>(type: "TEXT", nullable: false),
                    procedure = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    draft = table.Column<Guid>(type: "TEXT", nullable: true),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    created_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: true),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reform_period", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reform_period_part",
                columns: table => new
                {
                    period = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    heading = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reform_period_part", x => new { x.period, x.number });
                });

            migrationBuilder.CreateTable(
                name: "reform_rating",
                columns: table => new
                {
                    dossier = table.Column<Guid>(type: "TEXT", nullable: false),
                    filer = table.Column<Guid>(type: "TEXT", nullable: false),
                    procedure = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    body = table.Column<Guid>(type: "TEXT", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: false),
                    stars = table.Column<int>(type: "INTEGER", nullable: true),
                    rated_at = table.Column<long>(type: "INTEGER", nullable: true),
                    text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    salt = table.Column<byte[]>(type: "BLOB", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reform_rating", x => x.dossier);
                });

            migrationBuilder.CreateTable(
                name: "reform_register_number",
                columns: table => new
                {
                    register = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    next = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reform_register_number", x => new { x.register, x.year });
                });

            migrationBuilder.CreateTable(
                name: "reform_step_fact",
                columns: table => new
                {
                    dossier = table.Column<Guid>(type: "TEXT", nullable: false),
                    opened = table.Column<int>(type: "INTEGER", nullable: false),
                    place = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    node = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false),
                    body = table.Column<Guid>(type: "TEXT", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    is_rework = table.Column<bool>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    in_hours = table.Column<bool>(type: "INTEGER", nullable: false),
                    limit_minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    paused_at = table.Column<long>(type: "INTEGER", nullable: true),
                    paused_minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    end = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    used_percent = table.Column<int>(type: "INTEGER", nullable: true),
                    is_late = table.Column<bool>(type: "INTEGER", nullable: false),
                    worked_minutes = table.Column<int>(type: "INTEGER", nullable: true),
                    returns = table.Column<int>(type: "INTEGER", nullable: false),
                    sent_backs = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reform_step_fact", x => new { x.dossier, x.opened, x.place });
                });

            migrationBuilder.CreateTable(
                name: "reform_work",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    body = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    field = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    frequency = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    volume = table.Column<int>(type: "INTEGER", nullable: true),
                    authority = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    procedure = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    proposal = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    route = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    routed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    new_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    draft = table.Column<Guid>(type: "TEXT", nullable: true),
                    declined = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reform_work", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reform_work_import",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    body = table.Column<Guid>(type: "TEXT", nullable: false),
                    person = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    rows = table.Column<int>(type: "INTEGER", nullable: false),
                    faults = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reform_work_import", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reform_campaign_item",
                columns: table => new
                {
                    campaign = table.Column<Guid>(type: "TEXT", nullable: false),
                    procedure = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    field = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    reviewer = table.Column<Guid>(type: "TEXT", nullable: false),
                    baseline = table.Column<Guid>(type: "TEXT", nullable: false),
                    choice = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    steps = table.Column<int>(type: "INTEGER", nullable: true),
                    components = table.Column<int>(type: "INTEGER", nullable: true),
                    forms = table.Column<int>(type: "INTEGER", nullable: true),
                    day_hundredths = table.Column<int>(type: "INTEGER", nullable: true),
                    measure = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    goal = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    reviewed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    reviewed_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    draft = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reform_campaign_item", x => new { x.campaign, x.procedure });
                    table.ForeignKey(
                        name: "fk_reform_campaign_item_reform_campaign_campaign",
                        column: x => x.campaign,
                        principalTable: "reform_campaign",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reform_initiative_note",
                columns: table => new
                {
                    initiative = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    is_question = table.Column<bool>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reform_initiative_note", x => new { x.initiative, x.number });
                    table.ForeignKey(
                        name: "fk_reform_initiative_note_reform_initiative_initiative",
                        column: x => x.initiative,
                        principalTable: "reform_initiative",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_procedures_form_listing_revision",
                table: "procedures_form_listing",
                column: "revision");

            migrationBuilder.CreateIndex(
                name: "ix_procedures_listing_revision",
                table: "procedures_listing",
                column: "revision");

            migrationBuilder.CreateIndex(
                name: "ix_procedures_standing_version",
                table: "procedures_standing",
                column: "version");

            migrationBuilder.CreateIndex(
                name: "ix_procedures_view_day",
                table: "procedures_view",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "ix_reform_campaign_year_number",
                table: "reform_campaign",
                columns: new[] { "year", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reform_comment_period_part_id",
                table: "reform_comment",
                columns: new[] { "period", "part", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_reform_comment_writer",
                table: "reform_comment",
                column: "writer");

            migrationBuilder.CreateIndex(
                name: "ix_reform_difficulty_answered_at",
                table: "reform_difficulty",
                column: "answered_at");

            migrationBuilder.CreateIndex(
                name: "ix_reform_difficulty_code",
                table: "reform_difficulty",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reform_difficulty_reporter_id",
                table: "reform_difficulty",
                columns: new[] { "reporter", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_reform_digest_year_week",
                table: "reform_digest",
                columns: new[] { "year", "week" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reform_digest_row_difficulty",
                table: "reform_digest_row",
                column: "difficulty");

            migrationBuilder.CreateIndex(
                name: "ix_reform_dossier_fact_procedure",
                table: "reform_dossier_fact",
                column: "procedure");

            migrationBuilder.CreateIndex(
                name: "ix_reform_dossier_fact_version_filed_at",
                table: "reform_dossier_fact",
                columns: new[] { "version", "filed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_reform_feedback_code",
                table: "reform_feedback",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reform_feedback_next_at",
                table: "reform_feedback",
                column: "next_at");

            migrationBuilder.CreateIndex(
                name: "ix_reform_feedback_owner_status_due_at",
                table: "reform_feedback",
                columns: new[] { "owner", "status", "due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_reform_feedback_procedure_published_at",
                table: "reform_feedback",
                columns: new[] { "procedure", "published_at" });

            migrationBuilder.CreateIndex(
                name: "ix_reform_feedback_writer_id",
                table: "reform_feedback",
                columns: new[] { "writer", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_reform_initiative_author",
                table: "reform_initiative",
                column: "author");

            migrationBuilder.CreateIndex(
                name: "ix_reform_initiative_year_number",
                table: "reform_initiative",
                columns: new[] { "year", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reform_period_code",
                table: "reform_period",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reform_period_owner",
                table: "reform_period",
                column: "owner");

            migrationBuilder.CreateIndex(
                name: "ix_reform_rating_body_rated_at",
                table: "reform_rating",
                columns: new[] { "body", "rated_at" });

            migrationBuilder.CreateIndex(
                name: "ix_reform_rating_filer_stars",
                table: "reform_rating",
                columns: new[] { "filer", "stars" });

            migrationBuilder.CreateIndex(
                name: "ix_reform_rating_procedure_stars",
                table: "reform_rating",
                columns: new[] { "procedure", "stars" });

            migrationBuilder.CreateIndex(
                name: "ix_reform_step_fact_version_closed_at",
                table: "reform_step_fact",
                columns: new[] { "version", "closed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_reform_work_body",
                table: "reform_work",
                column: "body");

            migrationBuilder.CreateIndex(
                name: "ix_reform_work_route",
                table: "reform_work",
                column: "route");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "procedures_basis_mark");

            migrationBuilder.DropTable(
                name: "procedures_form_listing");

            migrationBuilder.DropTable(
                name: "procedures_listing");

            migrationBuilder.DropTable(
                name: "procedures_standing");

            migrationBuilder.DropTable(
                name: "procedures_view");

            migrationBuilder.DropTable(
                name: "reform_campaign_item");

            migrationBuilder.DropTable(
                name: "reform_comment");

            migrationBuilder.DropTable(
                name: "reform_difficulty");

            migrationBuilder.DropTable(
                name: "reform_difficulty_text");

            migrationBuilder.DropTable(
                name: "reform_digest");

            migrationBuilder.DropTable(
                name: "reform_digest_row");

            migrationBuilder.DropTable(
                name: "reform_dossier_fact");

            migrationBuilder.DropTable(
                name: "reform_feedback");

            migrationBuilder.DropTable(
                name: "reform_feedback_text");

            migrationBuilder.DropTable(
                name: "reform_initiative_note");

            migrationBuilder.DropTable(
                name: "reform_inventory");

            migrationBuilder.DropTable(
                name: "reform_period");

            migrationBuilder.DropTable(
                name: "reform_period_part");

            migrationBuilder.DropTable(
                name: "reform_rating");

            migrationBuilder.DropTable(
                name: "reform_register_number");

            migrationBuilder.DropTable(
                name: "reform_step_fact");

            migrationBuilder.DropTable(
                name: "reform_work");

            migrationBuilder.DropTable(
                name: "reform_work_import");

            migrationBuilder.DropTable(
                name: "reform_campaign");

            migrationBuilder.DropTable(
                name: "reform_initiative");

            migrationBuilder.DropColumn(
                name: "overlay",
                table: "procedures_version");

            migrationBuilder.DropColumn(
                name: "address",
                table: "notifications_notice");

            migrationBuilder.DropColumn(
                name: "text",
                table: "notifications_notice");
        }
    }
}
