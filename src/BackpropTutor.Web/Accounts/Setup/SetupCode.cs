using System.Security.Cryptography;
using System.Text;
using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Accounts;
using BackpropTutor.Classrooms.Model;
using Microsoft.AspNetCore.Identity;

namespace BackpropTutor.Web.Accounts.Setup;

/// <summary>
/// A new service has no administrator. Either the settings <c>Setup:Email</c>, <c>Setup:Password</c> and <c>Setup:Name</c> make one at the
/// start, or the page for setting up does, for whoever knows the code: that of the setting <c>Setup:Code</c>, or one that is written into
/// the log.
/// </summary>
sealed partial class SetupCode(
    AdministrationService administration, IServiceScopeFactory scopes, IConfiguration configuration, ILogger<SetupCode> logger)
{
    readonly string code = configuration["Setup:Code"] is { Length: > 0 } chosen ? chosen : Secrets.NewCode();
    volatile bool isSetUp;

    /// <summary>Whether there is still no administrator. Once there is one, there always will be.</summary>
    public async ValueTask<bool> IsNeededAsync() => !isSetUp && !(isSetUp = !await administration.NeedsSetupAsync());

    public bool Fits(string? typed) => typed is not null && CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(typed.Trim().ToUpperInvariant())),
            SHA256.HashData(Encoding.UTF8.GetBytes(code.ToUpperInvariant())));

    /// <summary>At the start of the service.</summary>
    /// <exception cref="InvalidOperationException">The settings describe no account that can be; the message says why.</exception>
    public async Task BeginAsync()
    {
        if (!await IsNeededAsync())
        {
            return;
        }

        if (configuration["Setup:Email"] is { Length: > 0 } email)
        {
            var name = configuration["Setup:Name"] is { Length: > 0 } given ? given : email.Split('@')[0];
            var made = await MakeAsync(name, email, configuration["Setup:Password"] ?? "");
            if (!made.Succeeded)
            {
                var reasons = string.Join(' ', made.Errors.Select(error => error.Description));
                throw new InvalidOperationException($"The settings Setup:Email and Setup:Password make no administrator: {reasons}");
            }

            return;
        }

        TellCode(code);
    }

    /// <summary>Makes the administrator, who may make classes too.</summary>
    public async Task<IdentityResult> MakeAsync(string name, string email, string password)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = NewAccount.Of(name, email, scope.ServiceProvider.GetRequiredService<TimeProvider>());

        // Whoever sets the service up is believed.
        account.EmailConfirmed = true;
        var made = await users.CreateAsync(account, password);
        if (made.Succeeded)
        {
            made = await users.AddToRolesAsync(account, SiteRoles.All);
        }

        return made;
    }

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "Nobody administrates this service yet: open /set-up in a browser and type the code {Code}.")]
    partial void TellCode(string code);
}
