using BackpropTutor.Classrooms.Model;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Data;

static class AssignmentTables
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<Assignment>(assignment =>
        {
            assignment.HasMany(row => row.Items).WithOne(item => item.Assignment).HasForeignKey(item => item.AssignmentId);
            assignment.HasMany(row => row.Overrides).WithOne().HasForeignKey(change => change.AssignmentId);
        });
        builder.Entity<AssignmentItem>()
            .HasOne(item => item.Version).WithMany().HasForeignKey(item => item.VersionId).OnDelete(DeleteBehavior.Restrict);
        builder.Entity<AssignmentOverride>(change =>
        {
            change.HasIndex(row => new { row.AssignmentId, row.EnrolmentId, row.GroupId }).IsUnique();
            change.HasOne<Enrolment>().WithMany().HasForeignKey(row => row.EnrolmentId).OnDelete(DeleteBehavior.Cascade);
            change.HasOne<StudentGroup>().WithMany().HasForeignKey(row => row.GroupId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<ExerciseVersion>().Property(version => version.Id).HasMaxLength(AccountTables.LongestHash);
        builder.Entity<OwnExercise>().HasOne<Account>().WithMany().HasForeignKey(exercise => exercise.OwnerId);
    }
}
