using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Daylight.Host.Data.Postgres.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresDb))]
    [Migration("20261126032328_Mail")]
    public partial class Mail : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "MailId",
                table: "case_paper",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "incoming_mail",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Once = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<string>(type: "text", nullable: false),
                    Size = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Sender = table.Column<string>(type: "text", nullable: false),
                    SenderName = table.Column<string>(type: "text", nullable: false),
                    Subject = table.Column<string>(type: "text", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    Why = table.Column<string>(type: "text", nullable: true),
                    WhyEn = table.Column<string>(type: "text", nullable: true),
                    SentAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ArrivedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    BodyCode = table.Column<string>(type: "text", nullable: false),
                    NamesCase = table.Column<Guid>(type: "uuid", nullable: true),
                    Held = table.Column<string>(type: "text", nullable: true),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: true),
                    FiledAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    FiledBy = table.Column<Guid>(type: "uuid", nullable: true),
                    SetAsideAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SetAsideBy = table.Column<Guid>(type: "uuid", nullable: true),
                    SetAsideBecause = table.Column<string>(type: "text", nullable: true),
                    ReturnSaid = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_incoming_mail", x => x.Id);
                    table.ForeignKey(
                        name: "FK_incoming_mail_body_BodyCode",
                        column: x => x.BodyCode,
                        principalTable: "body",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_incoming_mail_case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "case",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_incoming_mail_case_NamesCase",
                        column: x => x.NamesCase,
                        principalTable: "case",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "mail_enclosure",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MailId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Size = table.Column<long>(type: "bigint", nullable: false),
                    PaperId = table.Column<Guid>(type: "uuid", nullable: true),
                    Why = table.Column<string>(type: "text", nullable: true),
                    WhyEn = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mail_enclosure", x => x.Id);
                    table.ForeignKey(
                        name: "FK_mail_enclosure_case_paper_PaperId",
                        column: x => x.PaperId,
                        principalTable: "case_paper",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "outgoing_mail",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Step = table.Column<int>(type: "integer", nullable: false),
                    To = table.Column<string>(type: "text", nullable: false),
                    Subject = table.Column<string>(type: "text", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SentAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    FailedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    UncertainAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ReturnedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Said = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outgoing_mail", x => x.Id);
                    table.ForeignKey(
                        name: "FK_outgoing_mail_case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "unsent_mail",
                columns: table => new
                {
                    MailId = table.Column<Guid>(type: "uuid", nullable: false),
                    NextAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    HandedSince = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Said = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_unsent_mail", x => x.MailId);
                    table.ForeignKey(
                        name: "FK_unsent_mail_outgoing_mail_MailId",
                        column: x => x.MailId,
                        principalTable: "outgoing_mail",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_incoming_mail_BodyCode_ArrivedAt",
                table: "incoming_mail",
                columns: new[] { "BodyCode", "ArrivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_incoming_mail_CaseId",
                table: "incoming_mail",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_incoming_mail_NamesCase",
                table: "incoming_mail",
                column: "NamesCase");

            migrationBuilder.CreateIndex(
                name: "IX_incoming_mail_Once",
                table: "incoming_mail",
                column: "Once",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_mail_enclosure_MailId",
                table: "mail_enclosure",
                column: "MailId");

            migrationBuilder.CreateIndex(
                name: "IX_mail_enclosure_PaperId",
                table: "mail_enclosure",
                column: "PaperId");

            migrationBuilder.CreateIndex(
                name: "IX_outgoing_mail_CaseId_Number",
                table: "outgoing_mail",
                columns: new[] { "CaseId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_unsent_mail_NextAt",
                table: "unsent_mail",
                column: "NextAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "incoming_mail");

            migrationBuilder.DropTable(
                name: "mail_enclosure");

            migrationBuilder.DropTable(
                name: "unsent_mail");

            migrationBuilder.DropTable(
                name: "outgoing_mail");

            migrationBuilder.DropColumn(
                name: "MailId",
                table: "case_paper");
        }
    }
}
