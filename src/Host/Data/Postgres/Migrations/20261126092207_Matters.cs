using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Daylight.Host.Data.Postgres.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresDb))]
    [Migration("20261126092207_Matters")]
    public partial class Matters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "FromBody",
                table: "case_step",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ToBody",
                table: "case_step",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "case_link",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    ToId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_link", x => x.Id);
                    table.ForeignKey(
                        name: "FK_case_link_case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_case_link_case_ToId",
                        column: x => x.ToId,
                        principalTable: "case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_case_link_CaseId",
                table: "case_link",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_case_link_ToId",
                table: "case_link",
                column: "ToId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "case_link");

            migrationBuilder.DropColumn(
                name: "FromBody",
                table: "case_step");

            migrationBuilder.DropColumn(
                name: "ToBody",
                table: "case_step");
        }
    }
}
