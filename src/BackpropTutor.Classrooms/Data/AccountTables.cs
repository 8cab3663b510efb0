using BackpropTutor.Classrooms.Model;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Data;

static class AccountTables
{
    public const int LongestHash = 64;

    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<Account>(account =>
        {
            account.Property(row => row.Name).HasMaxLength(Account.LongestName);
            account.Property(row => row.Language).HasMaxLength(10);
            account.Property(row => row.CalendarHash).HasMaxLength(LongestHash);
            account.HasIndex(row => row.CalendarHash).IsUnique();
        });

        // Written with the tables, so that no start of the service has to look for them. The ids and stamps must never change.
        builder.Entity<IdentityRole<Guid>>().HasData(
            Role("0197a000-0000-7000-8000-000000000001", SiteRoles.Administrator),
            Role("0197a000-0000-7000-8000-000000000002", SiteRoles.Teacher));

        builder.Entity<ApiToken>(token =>
        {
            token.Property(row => row.Hash).HasMaxLength(LongestHash);
            token.HasIndex(row => row.Hash).IsUnique();
            token.HasOne<Account>().WithMany().HasForeignKey(row => row.AccountId);
        });
        builder.Entity<Invitation>(invitation =>
        {
            invitation.Property(row => row.Hash).HasMaxLength(LongestHash);
            invitation.HasIndex(row => row.Hash).IsUnique();
            invitation.HasOne<Classroom>().WithMany().HasForeignKey(row => row.ClassroomId);
        });
        builder.Entity<SiteSetting>().HasKey(setting => setting.Key);
        builder.Entity<AuditEntry>(entry =>
        {
            entry.HasIndex(row => new { row.ClassroomId, row.At });
            entry.HasIndex(row => row.At);
        });
    }

    static IdentityRole<Guid> Role(string id, string name) =>
        new(name) { Id = Guid.Parse(id), NormalizedName = name.ToUpperInvariant(), ConcurrencyStamp = id };
}
