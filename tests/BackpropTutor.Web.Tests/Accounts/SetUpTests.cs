using System.Net;
using BackpropTutor.Web.Tests.Support;

namespace BackpropTutor.Web.Tests.Accounts;

/// <summary>The first administrator.</summary>
public sealed class SetUpTests
{
    static readonly (string Name, string Value)[] Fields =
        [("name", "김에이다"), ("email", "ada@school.example"), ("password", Support.Accounts.Password)];

    [Fact]
    public async Task WhoeverHasTheCodeBecomesAdministratorOnceAndTheOthersAreSentToThatPageUntilThen()
    {
        await using var site = new NewSite(("Setup:Code", "CODE-123"));
        using var person = new Person(site);
        using var asked = await person.GetAsync("/en/account/sign-in");
        Assert.Equal("/en/set-up", Person.Target(asked));

        using var wrong = await person.SendAsync("/en/set-up", "set-up", [("code", "CODE-124"), .. Fields]);
        Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        Assert.Contains("This is not the code", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var right = await person.SendAsync("/en/set-up", "set-up", [("code", "code-123"), .. Fields]);
        Assert.Equal("/en/classes", Person.Target(right));
        var here = await person.ReadAsync("/account/here");
        Assert.Contains("김에이다", System.Text.RegularExpressions.Regex.Unescape(here), StringComparison.Ordinal);
        Assert.Contains("\"isAdministrator\":true", here, StringComparison.Ordinal);

        using var second = await person.GetAsync("/en/set-up");
        Assert.Equal(HttpStatusCode.NotFound, second.StatusCode);
    }

    [Fact]
    public async Task SettingsMakeTheAdministratorToo()
    {
        await using var site = new NewSite(
            ("Setup:Email", "admin@school.example"), ("Setup:Password", Support.Accounts.Password), ("Setup:Name", "Admin"));
        using var person = new Person(site);

        using var entered = await person.SendAsync(
            "/ko/account/sign-in", "sign-in", ("email", "ADMIN@school.example"), ("password", Support.Accounts.Password));

        Assert.Equal("/ko/classes", Person.Target(entered));
    }
}
