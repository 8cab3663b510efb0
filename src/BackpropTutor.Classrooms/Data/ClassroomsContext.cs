using BackpropTutor.Classrooms.Model;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Data;

/// <summary>All data of accounts and classes. One model; a subclass for each database, so that each has migrations of its own.</summary>
public abstract class ClassroomsContext(DbContextOptions options)
    : IdentityDbContext<Account, IdentityRole<Guid>, Guid>(options), IDataProtectionKeyContext
{
    /// <summary>Whether it writes nothing but learners' work, on which no rule or date depends.</summary>
    internal bool KeepsWorkAlone { get; set; }

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public DbSet<Classroom> Classrooms => Set<Classroom>();

    public DbSet<Section> Sections => Set<Section>();

    public DbSet<Enrolment> Enrolments => Set<Enrolment>();

    public DbSet<StudentGroup> Groups => Set<StudentGroup>();

    public DbSet<GroupMember> GroupMembers => Set<GroupMember>();

    public DbSet<Assignment> Assignments => Set<Assignment>();

    public DbSet<AssignmentItem> Items => Set<AssignmentItem>();

    public DbSet<AssignmentOverride> Overrides => Set<AssignmentOverride>();

    public DbSet<ExerciseVersion> Versions => Set<ExerciseVersion>();

    public DbSet<OwnExercise> OwnExercises => Set<OwnExercise>();

    public DbSet<Submission> Submissions => Set<Submission>();

    public DbSet<ItemWork> ItemWork => Set<ItemWork>();

    public DbSet<Draft> Drafts => Set<Draft>();

    public DbSet<PracticeAnswer> PracticeAnswers => Set<PracticeAnswer>();

    public DbSet<PracticeWork> PracticeWork => Set<PracticeWork>();

    public DbSet<MarkOverride> MarkOverrides => Set<MarkOverride>();

    public DbSet<MarkFloor> MarkFloors => Set<MarkFloor>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<SiteSetting> Settings => Set<SiteSetting>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        AccountTables.Configure(builder);
        ClassTables.Configure(builder);
        AssignmentTables.Configure(builder);
        WorkTables.Configure(builder);
    }
}
