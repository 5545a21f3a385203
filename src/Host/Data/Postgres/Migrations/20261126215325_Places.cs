using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Daylight.Host.Data.Postgres.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresDb))]
    [Migration("20261126215325_Places")]
    public partial class Places : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "AreaId",
                table: "petition",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "area",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    NameEn = table.Column<string>(type: "text", nullable: false),
                    BodyCode = table.Column<string>(type: "text", nullable: true),
                    Border = table.Column<string>(type: "text", nullable: false),
                    Datum = table.Column<string>(type: "text", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "date", nullable: true)
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
