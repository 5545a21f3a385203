using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Daylight.Host.Data.Postgres.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresDb))]
    [Migration("20261126174838_IntakeOfPetitions")]
    public partial class IntakeOfPetitions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "DueOn",
                table: "supervision_card",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Picture",
                table: "open311_request",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "own_classes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Table = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_own_classes", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_own_classes_At",
                table: "own_classes",
                column: "At");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "own_classes");

            migrationBuilder.DropColumn(
                name: "DueOn",
                table: "supervision_card");

            migrationBuilder.DropColumn(
                name: "Picture",
                table: "open311_request");
        }
    }
}
