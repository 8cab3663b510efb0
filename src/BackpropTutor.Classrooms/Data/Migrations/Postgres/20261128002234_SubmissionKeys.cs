using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BackpropTutor.Classrooms.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SubmissionKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Submissions_EnrolmentId_ClientKey",
                table: "Submissions");

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_ClientKey_EnrolmentId",
                table: "Submissions",
                columns: new[] { "ClientKey", "EnrolmentId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_EnrolmentId",
                table: "Submissions",
                column: "EnrolmentId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Submissions_ClientKey_EnrolmentId",
                table: "Submissions");

            migrationBuilder.DropIndex(
                name: "IX_Submissions_EnrolmentId",
                table: "Submissions");

            migrationBuilder.CreateIndex(
                name: "IX_Submissions_EnrolmentId_ClientKey",
                table: "Submissions",
                columns: new[] { "EnrolmentId", "ClientKey" },
                unique: true);
        }
    }
}
