using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using BackpropTutor.Web.Tests.Support;

namespace BackpropTutor.Web.Tests.Accounts;

/// <summary>What somebody does with an account, without a browser.</summary>
public sealed partial class AccountPageTests(LessonSite site)
{
    const string NewPassword = "staple battery horse";

    [Fact]
    public async Task NameAndLanguageAreChangedAndShownAtOnce()
    {
        using var person = await site.SignInAsync(await site.NewAccountAsync("Before"));

        using var saved = await person.SendAsync("/en/account", "account", ("name", "이후"), ("tongue", "ko"));

        Assert.Equal("/ko/account?saved=true", Person.Target(saved));
        Assert.Contains("이후", Regex.Unescape(await person.ReadAsync("/account/here")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThePasswordIsChangedByWhoeverKnowsTheOldOne()
    {
        var account = await site.NewAccountAsync();
        using var person = await site.SignInAsync(account);
        using var wrong = await person.SendAsync("/en/account/security", "password", ("old", "wrong horse battery"), ("new", NewPassword));
        Assert.Contains("is another one", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var right = await person.SendAsync(
            "/en/account/security", "password", ("old", Support.Accounts.Password), ("new", NewPassword));
        Assert.Contains("The password is changed", await right.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var other = new Person(site);
        using var entered = await other.SendAsync("/en/account/sign-in", "sign-in", ("email", account.Email!), ("password", NewPassword));
        Assert.Equal("/en/classes", Person.Target(entered));
    }

    [Fact]
    public async Task ASecondFactorIsAskedForAndARecoveryCodeIsGoodOnce()
    {
        var account = await site.NewAccountAsync();
        using var person = await site.SignInAsync(account);
        var page = await person.ReadAsync("/en/account/security");
        var key = Key().Match(page).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        using var turned = await person.SendAsync("/en/account/security", "on", ("proof", Totp.CodeOf(key, DateTimeOffset.UtcNow)));
        var codes = Code().Matches(await turned.Content.ReadAsStringAsync()).Select(match => match.Groups[1].Value).ToArray();
        Assert.Equal(10, codes.Length);

        foreach (var (typed, enters) in new[] { ("000000", false), (codes[0], true), (codes[0], false) })
        {
            using var other = new Person(site);
            using var first = await other.SendAsync(
                "/en/account/sign-in?back=%2Fen%2Fprogress", "sign-in", ("email", account.Email!), ("password", Support.Accounts.Password));
            Assert.Equal("/en/account/second-step?back=%2Fen%2Fprogress", Person.Target(first));
            using var second = await other.SendAsync(Person.Target(first)!, "second", ("code", typed));
            Assert.Equal(enters ? "/en/progress" : null, Person.Target(second));
        }
    }

    [Fact]
    public async Task ATokenDoesWhatItsScopeSaysUntilItIsEnded()
    {
        using var person = await site.SignInAsync(await site.NewAccountAsync());
        using var made = await person.SendAsync("/en/account/tokens", "token", ("name", "Notebook"), ("scopes", "own:read"),
            ("days", "30"));
        var secret = Secret().Match(await made.Content.ReadAsStringAsync()).Value;
        Assert.NotEmpty(secret);
        Assert.DoesNotContain(secret, await person.ReadAsync("/en/account/tokens"), StringComparison.Ordinal);
        using var program = site.NewClient();
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);

        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/me/progress")).StatusCode);
        using var submitted = await program.PostAsJsonAsync($"/api/v1/items/{Guid.NewGuid()}/submissions",
            new { key = Guid.NewGuid(), answer = "1" });
        Assert.Equal(HttpStatusCode.Unauthorized, submitted.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/en/account/data")).StatusCode);

        var form = EndForm().Match(await person.ReadAsync("/en/account/tokens")).Groups[1].Value;
        using var ended = await person.SendAsync("/en/account/tokens", form);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/v1/me/progress")).StatusCode);
    }

    [Fact]
    public async Task DataIsTakenAwayAsAFileAndWhoeverErasesThemselvesIsNobody()
    {
        var account = await site.NewAccountAsync("Erika");
        using var person = await site.SignInAsync(account);
        Assert.Contains("Erika", await person.ReadAsync("/account/data.json"), StringComparison.Ordinal);
        using var wrong = await person.SendAsync("/en/account/data", "erase", ("email", "somebody@school.example"));
        Assert.Contains("Nothing was erased", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var erased = await person.SendAsync("/en/account/data", "erase", ("email", account.Email!));

        Assert.Equal("/en/account/sign-out?done=true", Person.Target(erased));
        using var other = new Person(site);
        using var refused = await other.SendAsync(
            "/en/account/sign-in", "sign-in", ("email", account.Email!), ("password", Support.Accounts.Password));
        Assert.Null(Person.Target(refused));
    }

    [Fact]
    public async Task TheCalendarHasASecretAddressAndTheDeadlines()
    {
        var work = await Support.Classes.NewAsync(site);
        using var person = await site.SignInAsync(await work.NewLearnerAsync());
        using var made = await person.SendAsync("/en/account", "calendar");
        var address = Calendar().Match(await made.Content.ReadAsStringAsync()).Value;
        using var nobody = site.NewClient();

        var calendar = await nobody.GetStringAsync(address);

        Assert.Contains("Error signals", calendar, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync(address.Replace(".ics", "x.ics", StringComparison.Ordinal)))
            .StatusCode);
    }

    [Fact]
    public async Task AForgottenPasswordIsChosenAnewByALetter()
    {
        await using var office = new PostOffice();
        await using var own = new NewSite(
            ("Mail:Host", "127.0.0.1"), ("Mail:Port", office.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("Mail:Security", "None"), ("Mail:From", "tutor@school.example"));
        var account = await own.NewAccountAsync("김서연");
        using var person = new Person(own);
        using var unknown = await person.SendAsync("/ko/account/forgotten", "forgotten", ("email", "nobody@school.example"));
        using var sent = await person.SendAsync("/ko/account/forgotten", "forgotten", ("email", account.Email!));
        Assert.Equal(Status().Match(await unknown.Content.ReadAsStringAsync()).Value, Status()
            .Match(await sent.Content.ReadAsStringAsync()).Value);

        var letter = await office.NextAsync();
        Assert.Equal(account.Email, letter.To.Mailboxes.Single().Address);
        Assert.Contains("김서연 님", letter.TextBody, StringComparison.Ordinal);
        var link = new Uri(Link().Match(letter.TextBody!).Value).PathAndQuery;
        using var chosen = await person.SendAsync(link, "new-password", ("password", NewPassword));
        Assert.Equal("/ko/account/sign-in", Person.Target(chosen));
        using var again = await person.SendAsync(link, "new-password", ("password", NewPassword + "!"));
        Assert.Null(Person.Target(again));
        using var entered = await person.SendAsync("/ko/account/sign-in", "sign-in", ("email", account.Email!), ("password", NewPassword));
        Assert.Equal("/ko/classes", Person.Target(entered));
    }

    [GeneratedRegex("<code class=\"secret\">(?<key>[A-Z2-7 ]+)</code>", RegexOptions.None, 1000)]
    private static partial Regex Key();

    [GeneratedRegex("<li><code>(?<code>[^<]+)</code></li>", RegexOptions.None, 1000)]
    private static partial Regex Code();

    [GeneratedRegex("bpt_[A-Za-z0-9_-]{43}", RegexOptions.None, 1000)]
    private static partial Regex Secret();

    [GeneratedRegex("value=\"(?<form>end-[0-9a-f-]+)\"", RegexOptions.None, 1000)]
    private static partial Regex EndForm();

    [GeneratedRegex("/calendar/[A-Za-z0-9_-]+\\.ics", RegexOptions.None, 1000)]
    private static partial Regex Calendar();

    [GeneratedRegex("http://\\S+", RegexOptions.None, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("<p class=\"told done\"[^<]*<", RegexOptions.None, 1000)]
    private static partial Regex Status();
}
