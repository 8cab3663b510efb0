using BackpropTutor.Classrooms.Model;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Data;

static class ClassTables
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<Classroom>(classroom =>
        {
            classroom.Property(row => row.Name).HasMaxLength(Classroom.LongestName);
            classroom.HasIndex(row => row.JoinCode).IsUnique();
            classroom.HasMany(row => row.Sections).WithOne().HasForeignKey(section => section.ClassroomId);
            classroom.HasMany(row => row.Enrolments).WithOne(enrolment => enrolment.Classroom)
                .HasForeignKey(enrolment => enrolment.ClassroomId);
            classroom.HasMany(row => row.Assignments).WithOne(assignment => assignment.Classroom)
                .HasForeignKey(assignment => assignment.ClassroomId);
        });
        builder.Entity<Section>().HasIndex(section => new { section.ClassroomId, section.Name }).IsUnique();
        builder.Entity<Enrolment>(enrolment =>
        {
            enrolment.HasOne(row => row.Account).WithMany().HasForeignKey(row => row.AccountId).OnDelete(DeleteBehavior.SetNull);
            enrolment.HasOne(row => row.Section).WithMany().HasForeignKey(row => row.SectionId).OnDelete(DeleteBehavior.SetNull);
            enrolment.HasIndex(row => new { row.ClassroomId, row.AccountId }).IsUnique();
            enrolment.HasIndex(row => new { row.ClassroomId, row.RosterId }).IsUnique();
            enrolment.HasIndex(row => new { row.ClassroomId, row.Email });
        });
        builder.Entity<StudentGroup>(group =>
        {
            group.HasOne<Classroom>().WithMany().HasForeignKey(row => row.ClassroomId);
            group.HasMany(row => row.Members).WithOne().HasForeignKey(member => member.GroupId);
        });
        builder.Entity<GroupMember>(member =>
        {
            member.HasKey(row => new { row.GroupId, row.EnrolmentId });
            member.HasOne<Enrolment>().WithMany().HasForeignKey(row => row.EnrolmentId);
        });
    }
}
