using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Daylight.Host.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteDb))]
    [Migration("20261126032321_Mail")]
    public partial class Mail : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "MailId",
                table: "case_paper",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "incoming_mail",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Once = table.Column<string>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Sender = table.Column<string>(type: "TEXT", nullable: false),
                    SenderName = table.Column<string>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Why = table.Column<string>(type: "TEXT", nullable: true),
                    WhyEn = table.Column<string>(type: "TEXT", nullable: true),
                    SentAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ArrivedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    BodyCode = table.Column<string>(type: "TEXT", nullable: false),
                    NamesCase = table.Column<Guid>(type: "TEXT", nullable: true),
                    Held = table.Column<string>(type: "TEXT", nullable: true),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: true),
                    FiledAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    FiledBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    SetAsideAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SetAsideBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    SetAsideBecause = table.Column<string>(type: "TEXT", nullable: true),
                    ReturnSaid = table.Column<string>(type: "TEXT", nullable: true)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    MailId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    PaperId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Why = table.Column<string>(type: "TEXT", nullable: true),
                    WhyEn = table.Column<string>(type: "TEXT", nullable: true)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Step = table.Column<int>(type: "INTEGER", nullable: false),
                    To = table.Column<string>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SentAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    FailedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    UncertainAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ReturnedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Said = table.Column<string>(type: "TEXT", nullable: true)
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
                    MailId = table.Column<Guid>(type: "TEXT", nullable: false),
                    NextAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Tries = table.Column<int>(type: "INTEGER", nullable: false),
                    HandedSince = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Said = table.Column<string>(type: "TEXT", nullable: true)
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
