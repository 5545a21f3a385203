using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Daylight.Host.Data.Postgres.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresDb))]
    [Migration("20261126133333_Petitions")]
    public partial class Petitions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "assistance",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    LeadId = table.Column<Guid>(type: "uuid", nullable: false),
                    AskedBy = table.Column<string>(type: "text", nullable: false),
                    Asked = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_assistance", x => x.CaseId);
                    table.ForeignKey(
                        name: "FK_assistance_case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_assistance_case_LeadId",
                        column: x => x.LeadId,
                        principalTable: "case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "petition",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Once = table.Column<Guid>(type: "uuid", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Class = table.Column<string>(type: "text", nullable: true),
                    Name = table.Column<string>(type: "text", nullable: true),
                    Phone = table.Column<string>(type: "text", nullable: true),
                    Email = table.Column<string>(type: "text", nullable: true),
                    Address = table.Column<string>(type: "text", nullable: true),
                    People = table.Column<int>(type: "integer", nullable: false),
                    Representatives = table.Column<string>(type: "text", nullable: true),
                    Unnamed = table.Column<bool>(type: "boolean", nullable: false),
                    Against = table.Column<string>(type: "text", nullable: true),
                    Story = table.Column<string>(type: "text", nullable: false),
                    Place = table.Column<string>(type: "text", nullable: true),
                    LatitudeMillionths = table.Column<int>(type: "integer", nullable: true),
                    LongitudeMillionths = table.Column<int>(type: "integer", nullable: true),
                    Reporter = table.Column<string>(type: "text", nullable: true),
                    RepeatOf = table.Column<Guid>(type: "uuid", nullable: true),
                    ConsentedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    VotesFor = table.Column<int>(type: "integer", nullable: false),
                    VotesAgainst = table.Column<int>(type: "integer", nullable: false),
                    SourceId = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_petition", x => x.CaseId);
                    table.ForeignKey(
                        name: "FK_petition_case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "routing_rule",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    Class = table.Column<string>(type: "text", nullable: true),
                    Words = table.Column<string>(type: "text", nullable: true),
                    Area = table.Column<string>(type: "text", nullable: true),
                    Source = table.Column<string>(type: "text", nullable: true),
                    From = table.Column<DateOnly>(type: "date", nullable: true),
                    To = table.Column<DateOnly>(type: "date", nullable: true),
                    Body = table.Column<string>(type: "text", nullable: false),
                    Because = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_routing_rule", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "supervision_card",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    BodyCode = table.Column<string>(type: "text", nullable: false),
                    Because = table.Column<string>(type: "text", nullable: false),
                    AnswerBy = table.Column<DateOnly>(type: "date", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Answer = table.Column<string>(type: "text", nullable: true),
                    AnsweredBy = table.Column<Guid>(type: "uuid", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SettledAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SettledBy = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_supervision_card", x => x.Id);
                    table.ForeignKey(
                        name: "FK_supervision_card_case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_assistance_LeadId",
                table: "assistance",
                column: "LeadId");

            migrationBuilder.CreateIndex(
                name: "IX_petition_Class",
                table: "petition",
                column: "Class");

            migrationBuilder.CreateIndex(
                name: "IX_petition_Once",
                table: "petition",
                column: "Once",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_petition_Reporter",
                table: "petition",
                column: "Reporter");

            migrationBuilder.CreateIndex(
                name: "IX_petition_SourceId",
                table: "petition",
                column: "SourceId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_routing_rule_EndedAt",
                table: "routing_rule",
                column: "EndedAt");

            migrationBuilder.CreateIndex(
                name: "IX_supervision_card_BodyCode_SettledAt",
                table: "supervision_card",
                columns: new[] { "BodyCode", "SettledAt" });

            migrationBuilder.CreateIndex(
                name: "IX_supervision_card_CaseId",
                table: "supervision_card",
                column: "CaseId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "assistance");

            migrationBuilder.DropTable(
                name: "petition");

            migrationBuilder.DropTable(
                name: "routing_rule");

            migrationBuilder.DropTable(
                name: "supervision_card");
        }
    }
}
