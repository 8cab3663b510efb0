using BackpropTutor.Classrooms.Model;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Data;

static class WorkTables
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<Submission>(submission =>
        {
            submission.Property(row => row.Answer).HasMaxLength(Submission.LongestAnswer);
            submission.HasIndex(row => new { row.ClientKey, row.EnrolmentId }).IsUnique();
            submission.HasIndex(row => new { row.ItemId, row.EnrolmentId, row.At });
            submission.HasOne(row => row.Item).WithMany().HasForeignKey(row => row.ItemId);
            submission.HasOne(row => row.Enrolment).WithMany().HasForeignKey(row => row.EnrolmentId);
        });
        builder.Entity<ItemWork>(work =>
        {
            work.HasKey(row => new { row.ItemId, row.EnrolmentId });
            work.HasOne<AssignmentItem>().WithMany().HasForeignKey(row => row.ItemId);
            work.HasOne<Enrolment>().WithMany().HasForeignKey(row => row.EnrolmentId);
        });
        builder.Entity<Draft>(draft =>
        {
            draft.HasKey(row => new { row.AccountId, row.Place, row.Field });
            draft.Property(row => row.Place).HasMaxLength(Draft.LongestPlace);
            draft.Property(row => row.Field).HasMaxLength(Draft.LongestField);
            draft.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId);
        });
        builder.Entity<PracticeAnswer>(answer =>
        {
            answer.HasIndex(row => new { row.AccountId, row.LessonId, row.Exercise, row.At });
            answer.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId);
        });
        builder.Entity<PracticeWork>(work =>
        {
            work.HasKey(row => new { row.AccountId, row.LessonId, row.Exercise, row.Variant });
            work.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId);
        });
        builder.Entity<MarkOverride>(change =>
        {
            change.HasIndex(row => new { row.ItemId, row.EnrolmentId, row.At });
            change.HasOne<AssignmentItem>().WithMany().HasForeignKey(row => row.ItemId);
            change.HasOne<Enrolment>().WithMany().HasForeignKey(row => row.EnrolmentId);
        });
        builder.Entity<MarkFloor>(floor =>
        {
            floor.HasKey(row => new { row.ItemId, row.EnrolmentId });
            floor.HasOne<AssignmentItem>().WithMany().HasForeignKey(row => row.ItemId);
            floor.HasOne<Enrolment>().WithMany().HasForeignKey(row => row.EnrolmentId);
        });
    }
}
