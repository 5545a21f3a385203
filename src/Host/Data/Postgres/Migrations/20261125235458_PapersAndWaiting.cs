using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Daylight.Host.Data.Postgres.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresDb))]
    [Migration("20261125235458_PapersAndWaiting")]
    public partial class PapersAndWaiting : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "LetPass",
                table: "case_step",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "Until",
                table: "case_step",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "WaitsUntil",
                table: "case",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "case_paper",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    MediaType = table.Column<string>(type: "text", nullable: false),
                    Size = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<string>(type: "text", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: true),
                    Recognised = table.Column<bool>(type: "boolean", nullable: false),
                    AddedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AddedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    RedactedFrom = table.Column<Guid>(type: "uuid", nullable: true),
                    Masks = table.Column<string>(type: "text", nullable: true),
                    GoesOutAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    GoesOutBy = table.Column<Guid>(type: "uuid", nullable: true),
                    GoesOutBecause = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_paper", x => x.Id);
                    table.ForeignKey(
                        name: "FK_case_paper_case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_case_paper_CaseId",
                table: "case_paper",
                column: "CaseId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "case_paper");

            migrationBuilder.DropColumn(
                name: "LetPass",
                table: "case_step");

            migrationBuilder.DropColumn(
                name: "Until",
                table: "case_step");

            migrationBuilder.DropColumn(
                name: "WaitsUntil",
                table: "case");
        }
    }
}
