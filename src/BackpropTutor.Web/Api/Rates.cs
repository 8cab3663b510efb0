using System.Threading.RateLimiting;
using BackpropTutor.Web.Bounds;
using Microsoft.AspNetCore.RateLimiting;

namespace BackpropTutor.Web.Api;

/// <summary>How often one client may ask for what costs work. A page that reads finished content has no limit.</summary>
public static class Rates
{
    /// <summary>The HTTP API.</summary>
    public const string Calls = "api";

    /// <summary>Pages that calculate what somebody typed: the explorer, and pictures with other numbers.</summary>
    public const string Calculating = "calculating";

    /// <summary>Pages on which somebody may guess: passwords, codes, addresses.</summary>
    public const string SigningIn = "signing-in";

    /// <summary>The cards of an assignment: each pause in typing sends a text.</summary>
    public const string Working = "working";

    /// <summary>Of one person.</summary>
    const int TextsAMinute = 600;

    /// <summary>A class that begins its lesson behind one router, and far fewer than whoever guesses would like.</summary>
    const int SignInsAMinute = 240;

    /// <summary>Of an address that several people may share: a class behind one router.</summary>
    const int PagesAMinute = 600;

    const int CallsAMinute = 120;

    internal static void Add(RateLimiterOptions limiter, IConfiguration configuration)
    {
        Policy(limiter, Calls, configuration.GetValue("Api:RequestsPerMinute", CallsAMinute));
        Policy(limiter, SigningIn, configuration.GetValue("Accounts:SignInsPerMinute", SignInsAMinute));
        Policy(limiter, Working, configuration.GetValue("Assignments:TextsPerMinute", TextsAMinute));
        Policy(limiter, Calculating, configuration.GetValue("Pages:CalculationsPerMinute", PagesAMinute));
    }

    static void Policy(RateLimiterOptions limiter, string name, int permitted) =>
        limiter.AddPolicy(name, context => RateLimitPartition.GetSlidingWindowLimiter(
            Client.Of(context), _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = permitted,
                Window = TimeSpan.FromMinutes(1),
                SegmentsPerWindow = 6,
            }));
}
