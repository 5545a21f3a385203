using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Daylight.Host.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteDb))]
    [Migration("20261126063535_AfterTheAnswer")]
    public partial class AfterTheAnswer : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Occasion",
                table: "record",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "From",
                table: "publication_draft",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "TakenBackAt",
                table: "case_paper",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TakenBackBecause",
                table: "case_paper",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "TakenBackBy",
                table: "case_paper",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ReopenedOn",
                table: "case",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "own_record",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Once = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Identity = table.Column<string>(type: "TEXT", nullable: false),
                    IdentityNumber = table.Column<string>(type: "TEXT", nullable: true),
                    Organisation = table.Column<string>(type: "TEXT", nullable: true),
                    CreditCode = table.Column<string>(type: "TEXT", nullable: true),
                    Phone = table.Column<string>(type: "TEXT", nullable: true),
                    Email = table.Column<string>(type: "TEXT", nullable: true),
                    Address = table.Column<string>(type: "TEXT", nullable: true),
                    Record = table.Column<string>(type: "TEXT", nullable: false),
                    Wrong = table.Column<string>(type: "TEXT", nullable: false),
                    Right = table.Column<string>(type: "TEXT", nullable: false),
                    Evidence = table.Column<string>(type: "TEXT", nullable: false),
                    Way = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_own_record", x => x.CaseId);
                    table.ForeignKey(
                        name: "FK_own_record_case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "publication_declined",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BodyCode = table.Column<string>(type: "TEXT", nullable: false),
                    Cases = table.Column<string>(type: "TEXT", nullable: false),
                    Because = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_publication_declined", x => x.Id);
                    table.ForeignKey(
                        name: "FK_publication_declined_body_BodyCode",
                        column: x => x.BodyCode,
                        principalTable: "body",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "publication_wish",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Because = table.Column<string>(type: "TEXT", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_publication_wish", x => x.CaseId);
                    table.ForeignKey(
                        name: "FK_publication_wish_case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "search_made",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Place = table.Column<string>(type: "TEXT", nullable: false),
                    Terms = table.Column<string>(type: "TEXT", nullable: false),
                    FromYear = table.Column<int>(type: "INTEGER", nullable: true),
                    ToYear = table.Column<int>(type: "INTEGER", nullable: true),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Found = table.Column<int>(type: "INTEGER", nullable: false),
                    Which = table.Column<string>(type: "TEXT", nullable: true),
                    EnteredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EnteredBy = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_search_made", x => x.Id);
                    table.ForeignKey(
                        name: "FK_search_made_case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_publication_draft_From",
                table: "publication_draft",
                column: "From");

            migrationBuilder.CreateIndex(
                name: "IX_own_record_Once",
                table: "own_record",
                column: "Once",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_publication_declined_BodyCode",
                table: "publication_declined",
                column: "BodyCode");

            migrationBuilder.CreateIndex(
                name: "IX_search_made_CaseId",
                table: "search_made",
                column: "CaseId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "own_record");

            migrationBuilder.DropTable(
                name: "publication_declined");

            migrationBuilder.DropTable(
                name: "publication_wish");

            migrationBuilder.DropTable(
                name: "search_made");

            migrationBuilder.DropIndex(
                name: "IX_publication_draft_From",
                table: "publication_draft");

            migrationBuilder.DropColumn(
                name: "Occasion",
                table: "record");

            migrationBuilder.DropColumn(
                name: "From",
                table: "publication_draft");

            migrationBuilder.DropColumn(
                name: "TakenBackAt",
                table: "case_paper");

            migrationBuilder.DropColumn(
                name: "TakenBackBecause",
                table: "case_paper");

            migrationBuilder.DropColumn(
                name: "TakenBackBy",
                table: "case_paper");

            migrationBuilder.DropColumn(
                name: "ReopenedOn",
                table: "case");
        }
    }
}
