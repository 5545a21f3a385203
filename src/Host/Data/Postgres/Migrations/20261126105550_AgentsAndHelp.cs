using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Daylight.Host.Data.Postgres.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresDb))]
    [Migration("20261126105550_AgentsAndHelp")]
    public partial class AgentsAndHelp : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Agent",
                table: "own_record",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Help",
                table: "own_record",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Agent",
                table: "disclosure_request",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Help",
                table: "disclosure_request",
                type: "text",
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
