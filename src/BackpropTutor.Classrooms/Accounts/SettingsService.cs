using System.Globalization;
using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Data;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Accounts;

public sealed class SettingsService(IDbContextFactory<ClassroomsContext> contexts, TimeProvider clock)
{
    public async Task<SiteSettings> ReadAsync(CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var rows = await context.Settings.AsNoTracking().ToDictionaryAsync(row => row.Key, row => row.Value, StringComparer.Ordinal, stop);
        return new(
            Enum.TryParse<Registration>(rows.GetValueOrDefault(nameof(SiteSettings.Registration)), out var registration)
                ? registration
                : default,
            int.TryParse(rows.GetValueOrDefault(nameof(SiteSettings.RetentionMonths)), CultureInfo.InvariantCulture, out var months)
                ? months
                : null,
            rows.GetValueOrDefault(nameof(SiteSettings.SiteName), ""));
    }

    public async Task<Result<SiteSettings>> SaveAsync(Actor actor, SiteSettings settings, CancellationToken stop = default)
    {
        if ((AccessRules.RefusesAdministration(actor) ?? Refuses(settings)) is { } refusal)
        {
            return refusal;
        }

        await using var context = await contexts.CreateDbContextAsync(stop);
        var rows = await context.Settings.ToDictionaryAsync(row => row.Key, StringComparer.Ordinal, stop);
        foreach (var (key, value) in Pairs(settings))
        {
            if (rows.TryGetValue(key, out var row))
            {
                row.Value = value;
            }
            else
            {
                context.Settings.Add(new() { Key = key, Value = value });
            }
        }

        context.Note(actor, clock.GetUtcNow(), null, AuditActions.SettingChanged, "site", after: settings.ToString());
        await context.SaveChangesAsync(stop);
        return settings;
    }

    static Refusal? Refuses(SiteSettings settings) => settings is { RetentionMonths: < 1 or > 240 } or { SiteName.Length: > 100 }
        ? Refusal.Invalid("Retention lies between 1 and 240 months; a name has at most 100 characters.", "보존 기간은 1~240개월이고 이름은 100자까지예요.")
        : null;

    static IEnumerable<(string Key, string Value)> Pairs(SiteSettings settings) =>
    [
        (nameof(SiteSettings.Registration), settings.Registration.ToString()),
        (nameof(SiteSettings.RetentionMonths), settings.RetentionMonths?.ToString(CultureInfo.InvariantCulture) ?? ""),
        (nameof(SiteSettings.SiteName), settings.SiteName),
    ];
}
