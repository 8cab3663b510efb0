using BackpropTutor.Classrooms;
using BackpropTutor.Classrooms.Access;
using BackpropTutor.Classrooms.Data;
using BackpropTutor.Classrooms.Submissions;
using BackpropTutor.Lessons.Checking;
using BackpropTutor.Web.Accounts.Mail;
using BackpropTutor.Web.Accounts.Passkeys;
using BackpropTutor.Web.Accounts.Rules;
using BackpropTutor.Web.Accounts.Setup;
using BackpropTutor.Web.Accounts.Visits;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.OutputCaching;

namespace BackpropTutor.Web.Accounts;

/// <summary>Who is here, what they may do, and where what they do is kept.</summary>
static class AccountServices
{
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddClassrooms(DataFolder.Find(builder.Configuration));
        services.AddSignIn(builder.Configuration);
        services.AddRules();
        services.AddSingleton<Actors>().AddSingleton<EndedSessions>();
        services.AddScoped(provider => new Visitor(provider.GetRequiredService<Actors>(), provider.GetRequiredService<EndedSessions>()));
        services.AddScoped<IWhoIsHere>(provider => provider.GetRequiredService<Visitor>());
        services.AddScoped<CircuitHandler, CircuitVisitor>();
        services.AddScoped<ILearnerRecord, AccountRecord>();
        services.AddSingleton<SetupCode>();
        services.AddScoped<PasskeyStore>().AddScoped<Entrance>().AddScoped<Registering>();
        services.AddSingleton(MailSettings.Of(builder.Configuration)).AddSingleton<Mailer>().AddScoped<Letters>();
    }

    static void AddRules(this IServiceCollection services)
    {
        services.AddScoped<IAuthorizationHandler, RuleHandler>();
        services.AddSingleton<IAuthorizationHandler, StatedRule>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, Refusals>();
        services.AddCascadingAuthenticationState();
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().AddRequirements(new StatedRule()).Build())
            .AddPolicy(Rule.SignedIn, static policy => policy.AddRequirements(new SiteRule(static _ => null)))
            .AddPolicy(Rule.Teacher, static policy => policy.AddRequirements(new SiteRule(AccessRules.RefusesNewClass)))
            .AddPolicy(Rule.Administrator, static policy => policy.AddRequirements(new SiteRule(AccessRules.RefusesAdministration)));
    }

    /// <summary>After the endpoint is known; before whatever counts what a client does.</summary>
    public static void UseAccounts(this WebApplication app)
    {
        app.UseAuthentication();
        app.Use(static (context, next) =>
        {
            context.RequestServices.GetRequiredService<Visitor>().Is(context.User);
            if (IsPersonal(context.GetEndpoint()))
            {
                context.Response.OnStarting(static state =>
                {
                    ((HttpContext)state).Response.Headers.CacheControl = "no-store";
                    return Task.CompletedTask;
                }, context);
            }

            return next(context);
        });
        app.UseAuthorization();
    }

    /// <summary>Makes the database and brings it up to date, before anybody is let in.</summary>
    public static async Task PrepareDataAsync(this WebApplication app)
    {
        await app.Services.GetRequiredService<Database>().PrepareAsync(app.Lifetime.ApplicationStopping);
        await app.Services.GetRequiredService<SetupCode>().BeginAsync();
    }

    /// <summary>Whatever asks who is here, and whatever says so of itself.</summary>
    static bool IsPersonal(Endpoint? endpoint) => endpoint is not null
        && (endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null || endpoint.Metadata.GetMetadata<PersonalAttribute>() is not null)
        && endpoint.Metadata.GetMetadata<OutputCacheAttribute>() is null;
}
