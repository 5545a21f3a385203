using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Daylight.Host.Data.Postgres.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresDb))]
    [Migration("20261127161055_PetitionSecrecyAndScores")]
    public partial class PetitionSecrecyAndScores : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "EndedAt",
                table: "score_exclusion",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EndedBecause",
                table: "score_exclusion",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "EndedBy",
                table: "score_exclusion",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AgainstPerson",
                table: "petition",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "kept_from",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    BodyCode = table.Column<string>(type: "text", nullable: true),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: true),
                    Because = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    EndedBecause = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kept_from", x => x.Id);
                    table.ForeignKey(
                        name: "FK_kept_from_case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "score_closing",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Month = table.Column<int>(type: "integer", nullable: false),
                    BodyCode = table.Column<string>(type: "text", nullable: false),
                    Accepted = table.Column<long>(type: "bigint", nullable: false),
                    AcceptedInTime = table.Column<long>(type: "bigint", nullable: false),
                    Answered = table.Column<long>(type: "bigint", nullable: false),
                    AnsweredInTime = table.Column<long>(type: "bigint", nullable: false),
                    Contested = table.Column<long>(type: "bigint", nullable: false),
                    Repeated = table.Column<long>(type: "bigint", nullable: false),
                    Rated = table.Column<long>(type: "bigint", nullable: false),
                    Satisfied = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_score_closing", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "score_dispute",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    BodyCode = table.Column<string>(type: "text", nullable: false),
                    Because = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Granted = table.Column<bool>(type: "boolean", nullable: true),
                    DecidedBecause = table.Column<string>(type: "text", nullable: true),
                    DecidedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_score_dispute", x => x.Id);
                    table.ForeignKey(
                        name: "FK_score_dispute_case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_supervision_card_AnswerBy",
                table: "supervision_card",
                column: "AnswerBy",
                filter: "\"SettledAt\" IS NULL AND \"AnsweredAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_kept_from_AccountId",
                table: "kept_from",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_kept_from_BodyCode",
                table: "kept_from",
                column: "BodyCode");

            migrationBuilder.CreateIndex(
                name: "IX_kept_from_CaseId",
                table: "kept_from",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_score_closing_Year_Month_BodyCode",
                table: "score_closing",
                columns: new[] { "Year", "Month", "BodyCode" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_score_dispute_BodyCode_DecidedAt",
                table: "score_dispute",
                columns: new[] { "BodyCode", "DecidedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_score_dispute_CaseId",
                table: "score_dispute",
                column: "CaseId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_supervision_card_AnswerBy",
                table: "supervision_card");

            migrationBuilder.DropTable(
                name: "kept_from");

            migrationBuilder.DropTable(
                name: "score_closing");

            migrationBuilder.DropTable(
                name: "score_dispute");

            migrationBuilder.DropColumn(
                name: "EndedAt",
                table: "score_exclusion");

            migrationBuilder.DropColumn(
                name: "EndedBecause",
                table: "score_exclusion");

            migrationBuilder.DropColumn(
                name: "EndedBy",
                table: "score_exclusion");

            migrationBuilder.DropColumn(
                name: "AgainstPerson",
                table: "petition");
        }
    }
}
