using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Daylight.Host.Data.Postgres.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresDb))]
    [Migration("20261127191946_NoticesAndLengths")]
    public partial class NoticesAndLengths : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "LetterNumber",
                table: "third_party",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ServedBy",
                table: "third_party",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ServedOn",
                table: "third_party",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "Until",
                table: "third_party",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Days",
                table: "case_step",
                type: "integer",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "LetterNumber",
                table: "third_party");

            migrationBuilder.DropColumn(
                name: "ServedBy",
                table: "third_party");

            migrationBuilder.DropColumn(
                name: "ServedOn",
                table: "third_party");

            migrationBuilder.DropColumn(
                name: "Until",
                table: "third_party");

            migrationBuilder.DropColumn(
                name: "Days",
                table: "case_step");
        }
    }
}
