using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Daylight.Host.Data.Postgres.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresDb))]
    [Migration("20261125224908_RemediesAndEnquiries")]
    public partial class RemediesAndEnquiries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "enquiry",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Once = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: true),
                    Phone = table.Column<string>(type: "text", nullable: true),
                    Email = table.Column<string>(type: "text", nullable: true),
                    Question = table.Column<string>(type: "text", nullable: false),
                    ConsentedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    AnsweredAfter = table.Column<int>(type: "integer", nullable: true),
                    RecordId = table.Column<Guid>(type: "uuid", nullable: true),
                    SourceId = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_enquiry", x => x.CaseId);
                    table.ForeignKey(
                        name: "FK_enquiry_case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_enquiry_record_RecordId",
                        column: x => x.RecordId,
                        principalTable: "record",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "remedy",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Once = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Against = table.Column<string>(type: "text", nullable: false),
                    About = table.Column<string>(type: "text", nullable: true),
                    Applicant = table.Column<string>(type: "text", nullable: false),
                    Phone = table.Column<string>(type: "text", nullable: true),
                    Email = table.Column<string>(type: "text", nullable: true),
                    Claim = table.Column<string>(type: "text", nullable: false),
                    Authority = table.Column<string>(type: "text", nullable: true),
                    AuthorityNumber = table.Column<string>(type: "text", nullable: true),
                    FiledOn = table.Column<DateOnly>(type: "date", nullable: false),
                    AcceptedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    FirstHandling = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_remedy", x => x.CaseId);
                    table.ForeignKey(
                        name: "FK_remedy_body_Against",
                        column: x => x.Against,
                        principalTable: "body",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_remedy_case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "satisfaction",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Stars = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_satisfaction", x => x.CaseId);
                    table.ForeignKey(
                        name: "FK_satisfaction_case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_enquiry_Once",
                table: "enquiry",
                column: "Once",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_enquiry_RecordId",
                table: "enquiry",
                column: "RecordId");

            migrationBuilder.CreateIndex(
                name: "IX_enquiry_SourceId",
                table: "enquiry",
                column: "SourceId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_remedy_About",
                table: "remedy",
                column: "About");

            migrationBuilder.CreateIndex(
                name: "IX_remedy_Against",
                table: "remedy",
                column: "Against");

            migrationBuilder.CreateIndex(
                name: "IX_remedy_Kind_FiledOn",
                table: "remedy",
                columns: new[] { "Kind", "FiledOn" });

            migrationBuilder.CreateIndex(
                name: "IX_remedy_Once",
                table: "remedy",
                column: "Once",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "enquiry");

            migrationBuilder.DropTable(
                name: "remedy");

            migrationBuilder.DropTable(
                name: "satisfaction");
        }
    }
}
