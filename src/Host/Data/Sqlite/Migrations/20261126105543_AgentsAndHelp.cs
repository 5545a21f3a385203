using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Daylight.Host.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteDb))]
    [Migration("20261126105543_AgentsAndHelp")]
    public partial class AgentsAndHelp : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Agent",
                table: "own_record",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Help",
                table: "own_record",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Agent",
                table: "disclosure_request",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Help",
                table: "disclosure_request",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Agent",
                table: "own_record");

            migrationBuilder.DropColumn(
                name: "Help",
                table: "own_record");

            migrationBuilder.DropColumn(
                name: "Agent",
                table: "disclosure_request");

            migrationBuilder.DropColumn(
                name: "Help",
                table: "disclosure_request");
        }
    }
}
