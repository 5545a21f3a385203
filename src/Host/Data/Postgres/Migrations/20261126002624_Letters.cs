using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Daylight.Host.Data.Postgres.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresDb))]
    [Migration("20261126002624_Letters")]
    public partial class Letters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "DocumentNumber",
                table: "case_step",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Wording",
                table: "case_step",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "LetterOf",
                table: "case_paper",
                type: "integer",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "DocumentNumber",
                table: "case_step");

            migrationBuilder.DropColumn(
                name: "Wording",
                table: "case_step");

            migrationBuilder.DropColumn(
                name: "LetterOf",
                table: "case_paper");
        }
    }
}
