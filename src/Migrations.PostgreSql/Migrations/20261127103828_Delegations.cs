using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ThongSuot.Migrations.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Delegations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "delegable",
                table: "dossiers_dossier",
                type: "boolean",
                nullable: false,
                defaultValue: false);

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "organisation_absence");

            migrationBuilder.DropTable(
                name: "organisation_delegated_role");

            migrationBuilder.DropTable(
                name: "organisation_delegation");

            migrationBuilder.DropColumn(
                name: "delegable",
                table: "dossiers_dossier");
        }
    }
}
