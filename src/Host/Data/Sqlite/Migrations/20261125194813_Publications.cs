using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Daylight.Host.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteDb))]
    [Migration("20261125194813_Publications")]
    public partial class Publications : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "AbolishedOn",
                table: "edition",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DocumentNumber",
                table: "edition",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "EffectiveOn",
                table: "edition",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ExpiresOn",
                table: "edition",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "FormedOn",
                table: "edition",
                type: "TEXT",
                nullable: true);

            // What was published before said what its record says now: records could not be corrected in these facts.
            migrationBuilder.Sql("""
                UPDATE edition SET
                    "DocumentNumber" = (SELECT record."DocumentNumber" FROM record WHERE record."Id" = edition."RecordId"),
                    "FormedOn" = (SELECT record."FormedOn" FROM record WHERE record."Id" = edition."RecordId"),
                    "EffectiveOn" = (SELECT record."EffectiveOn" FROM record WHERE record."Id" = edition."RecordId"),
                    "ExpiresOn" = (SELECT record."ExpiresOn" FROM record WHERE record."Id" = edition."RecordId"),
                    "AbolishedOn" = (SELECT record."AbolishedOn" FROM record WHERE record."Id" = edition."RecordId");
                """);

            migrationBuilder.CreateTable(
                name: "publication_draft",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Once = table.Column<Guid>(type: "TEXT", nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", nullable: false),
                    RecordId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Edition = table.Column<int>(type: "INTEGER", nullable: true),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    DocumentNumber = table.Column<string>(type: "TEXT", nullable: true),
                    Category = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Topics = table.Column<string>(type: "TEXT", nullable: false),
                    Normative = table.Column<string>(type: "TEXT", nullable: false),
                    FormedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EffectiveOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ExpiresOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    AbolishedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Description = table.Column<string>(type: "TEXT", nullable: true),
                    Keywords = table.Column<string>(type: "TEXT", nullable: true),
                    IssuerName = table.Column<string>(type: "TEXT", nullable: true),
                    Language = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_publication_draft", x => x.CaseId);
                    table.ForeignKey(
                        name: "FK_publication_draft_case_CaseId",
                        column: x => x.CaseId,
                        principalTable: "case",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_publication_draft_record_RecordId",
                        column: x => x.RecordId,
                        principalTable: "record",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "draft_file",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    MediaType = table.Column<string>(type: "TEXT", nullable: false),
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: true),
                    Recognised = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_draft_file", x => x.Id);
                    table.ForeignKey(
                        name: "FK_draft_file_publication_draft_CaseId",
                        column: x => x.CaseId,
                        principalTable: "publication_draft",
                        principalColumn: "CaseId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_draft_file_CaseId",
                table: "draft_file",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_publication_draft_Once",
                table: "publication_draft",
                column: "Once",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_publication_draft_RecordId",
                table: "publication_draft",
                column: "RecordId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "draft_file");

            migrationBuilder.DropTable(
                name: "publication_draft");

            migrationBuilder.DropColumn(
                name: "AbolishedOn",
                table: "edition");

            migrationBuilder.DropColumn(
                name: "DocumentNumber",
                table: "edition");

            migrationBuilder.DropColumn(
                name: "EffectiveOn",
                table: "edition");

            migrationBuilder.DropColumn(
                name: "ExpiresOn",
                table: "edition");

            migrationBuilder.DropColumn(
                name: "FormedOn",
                table: "edition");
        }
    }
}
