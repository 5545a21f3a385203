using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Daylight.Host.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteDb))]
    [Migration("20261126002617_Letters")]
    public partial class Letters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "DocumentNumber",
                table: "case_step",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Wording",
                table: "case_step",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "LetterOf",
                table: "case_paper",
                type: "INTEGER",
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
