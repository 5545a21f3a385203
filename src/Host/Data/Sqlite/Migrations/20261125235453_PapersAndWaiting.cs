using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Daylight.Host.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteDb))]
    [Migration("20261125235453_PapersAndWaiting")]
    public partial class PapersAndWaiting : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "LetPass",
                table: "case_step",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "Until",
                table: "case_step",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "WaitsUntil",
                table: "case",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "case_paper",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    MediaType = table.Column<string>(type: "TEXT", nullable: false),
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: true),
                    Recognised = table.Column<bool>(type: "INTEGER", nullable: false),
                    AddedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AddedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    RedactedFrom = table.Column<Guid>(type: "TEXT", nullable: true),
                    Masks = table.Column<string>(type: "TEXT", nullable: true),
                    GoesOutAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    GoesOutBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    GoesOutBecause = table.Column<string>(type: "TEXT", nullable: true)
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
