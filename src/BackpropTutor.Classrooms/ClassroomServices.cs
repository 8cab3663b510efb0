using BackpropTutor.Classrooms.Accounts;
using BackpropTutor.Classrooms.Analytics;
using BackpropTutor.Classrooms.Assignments;
using BackpropTutor.Classrooms.Bells;
using BackpropTutor.Classrooms.Calendars;
using BackpropTutor.Classrooms.Classes;
using BackpropTutor.Classrooms.Data;
using BackpropTutor.Classrooms.Exercises;
using BackpropTutor.Classrooms.Gradebooks;
using BackpropTutor.Classrooms.Marks;
using BackpropTutor.Classrooms.Model;
using BackpropTutor.Classrooms.Regrading;
using BackpropTutor.Classrooms.Rooms;
using BackpropTutor.Classrooms.Rosters;
using BackpropTutor.Classrooms.Submissions;
using BackpropTutor.Classrooms.Writing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace BackpropTutor.Classrooms;

/// <summary>
/// Everything of accounts and classes, for a host. It needs a <c>ContentFolder</c> beside it, and for lessons an <see cref="IWhoIsHere"/>.
/// <see cref="Database.PrepareAsync"/> makes the database before the host starts.
/// </summary>
public static class ClassroomServices
{
    public static IServiceCollection AddClassrooms(this IServiceCollection services, DatabaseSettings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(settings);
        services.AddSingleton<Database>().AddSingleton<Backup>();
        services.Configure<IdentityOptions>(IdentityTables.Configure);
        services.AddDatabase(settings);
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<ClassroomsContext>>().CreateDbContext());
        services.AddDataProtection().SetApplicationName("BackpropTutor").PersistKeysToDbContext<ClassroomsContext>();
        services.AddSingleton<DurableWriter>().AddHostedService(provider => provider.GetRequiredService<DurableWriter>());
        services.AddSingleton<ExerciseLibrary>().AddSingleton<OwnExerciseService>();
        services.AddSingleton<ClassService>().AddSingleton<JoinService>().AddSingleton<PeopleService>().AddSingleton<CopyService>();
        services.AddSingleton<AssignmentService>().AddSingleton<ExtensionService>();
        services.AddSingleton<Workplaces>().AddSingleton<SubmissionService>().AddSingleton<DraftService>();
        services.AddSingleton<MarkService>().AddSingleton<RegradeService>().AddSingleton<GradebookService>();
        services.AddSingleton<RoomService>().AddSingleton<AnalyticsService>();
        services.AddSingleton<AssignmentPages>().AddSingleton<ProgressService>().AddSingleton<RosterService>();
        services.AddSingleton<MarkImportService>().AddSingleton<CalendarService>();
        services.AddSingleton<AuditService>().AddSingleton<AdministrationService>().AddSingleton<PersonalData>();
        services.AddSingleton<RetentionService>().AddHostedService<DailyRetention>();
        services.AddSingleton<SettingsService>().AddSingleton<InvitationService>().AddSingleton<TokenService>();
        return services;
    }

    /// <summary>Accounts with roles in the same database; signing in by cookie is the web's to add.</summary>
    public static IdentityBuilder AddClassroomAccounts(this IServiceCollection services, Action<IdentityOptions> configure) =>
        services.AddIdentityCore<Account>(options =>
        {
            IdentityTables.Configure(options);
            configure(options);
        }).AddRoles<IdentityRole<Guid>>().AddEntityFrameworkStores<ClassroomsContext>();

    static void AddDatabase(this IServiceCollection services, DatabaseSettings settings)
    {
        services.AddSingleton<LocalBell>().AddSingleton<ClassroomChanges>();
        if (settings.IsEmbedded)
        {
            services.AddDbContextFactory<SqliteContext>((provider, options) => options.UseSqlite(settings.SqliteConnection)
                .AddInterceptors(new DurableSqlite(), provider.GetRequiredService<ClassroomChanges>()));
            services.AddSingleton<IDbContextFactory<ClassroomsContext>, ContextFactory<SqliteContext>>();
            services.AddSingleton<IRoomBell>(provider => provider.GetRequiredService<LocalBell>());
            return;
        }

        services.AddDbContextFactory<PostgresContext>((provider, options) =>
            options.UseNpgsql(settings.Postgres).AddInterceptors(provider.GetRequiredService<ClassroomChanges>()));
        services.AddSingleton<IDbContextFactory<ClassroomsContext>, ContextFactory<PostgresContext>>();
        services.AddSingleton(provider => new PostgresBell(
            settings.Postgres!, provider.GetRequiredService<LocalBell>(), provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<PostgresBell>>()));
        services.AddSingleton<IRoomBell>(provider => provider.GetRequiredService<PostgresBell>());
        services.AddHostedService(provider => provider.GetRequiredService<PostgresBell>());
    }
}
