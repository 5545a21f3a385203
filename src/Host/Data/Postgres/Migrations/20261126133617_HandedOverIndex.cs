using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Daylight.Host.Data.Postgres.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresDb))]
    [Migration("20261126133617_HandedOverIndex")]
    public partial class HandedOverIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "HandedInOn",
                table: "case_paper",
                type: "date",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_case_step_At",
                table: "case_step",
                column: "At",
                filter: "\"ToBody\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_case_link_follows",
                table: "case_link",
                column: "CaseId",
                unique: true,
                filter: "\"Kind\" = 'JoinedTo' AND \"EndedAt\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_case_step_At",
                table: "case_step");

            migrationBuilder.DropIndex(
                name: "IX_case_link_follows",
                table: "case_link");

            migrationBuilder.DropColumn(
                name: "HandedInOn",
                table: "case_paper");
        }
    }
}
