using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Daylight.Host.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Places : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "AreaId",
                table: "petition",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "area",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    NameEn = table.Column<string>(type: "TEXT", nullable: false),
                    BodyCode = table.Column<string>(type: "TEXT", nullable: true),
                    Border = table.Column<string>(type: "TEXT", nullable: false),
                    Datum = table.Column<string>(type: "TEXT", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_area", x => x.Id);
                    table.ForeignKey(
                        name: "FK_area_body_BodyCode",
                        column: x => x.BodyCode,
                        principalTable: "body",
                        principalColumn: "Code");
                });

            migrationBuilder.CreateIndex(
                name: "IX_petition_AreaId",
                table: "petition",
                column: "AreaId");

            migrationBuilder.CreateIndex(
                name: "IX_area_BodyCode",
                table: "area",
                column: "BodyCode");

            migrationBuilder.CreateIndex(
                name: "IX_area_Code_ValidFrom",
                table: "area",
                columns: new[] { "Code", "ValidFrom" });

            migrationBuilder.AddForeignKey(
                name: "FK_petition_area_AreaId",
                table: "petition",
                column: "AreaId",
                principalTable: "area",
                principalColumn: "Id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_petition_area_AreaId",
                table: "petition");

            migrationBuilder.DropTable(
                name: "area");

            migrationBuilder.DropIndex(
                name: "IX_petition_AreaId",
                table: "petition");

            migrationBuilder.DropColumn(
                name: "AreaId",
                table: "petition");
        }
    }
}
