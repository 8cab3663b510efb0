using System.Net;
using BackpropTutor.Web.Tests.Support;

namespace BackpropTutor.Web.Tests.Accounts;

/// <summary>The way in and out, without a browser.</summary>
public sealed class SignInTests(LessonSite site)
{
    [Fact]
    public async Task WhoeverSignsUpIsSignedInAndKnownOnEveryPage()
    {
        await site.NewAccountAsync();
        using var person = new Person(site);
        using var answer = await person.SendAsync(
            "/ko/account/sign-up?back=%2Fko%2Flessons%2Fbias", "sign-up", ("name", "이서연"), ("email", $"{Guid.NewGuid():N}@school.example"),
            ("password", Support.Accounts.Password));

        Assert.Equal("/ko/lessons/bias", Person.Target(answer));
        Assert.Contains("account=", answer.Headers.GetValues("Set-Cookie")
            .Single(cookie => cookie.StartsWith("account=", StringComparison.Ordinal)),
            StringComparison.Ordinal);
        using var here = await person.GetAsync("/account/here");
        Assert.True(here.Headers.CacheControl?.NoStore);
        Assert.Contains("isTeacher\":false", await here.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task APersonalPageLeadsToWhereOneSignsInAndBack()
    {
        var account = await site.NewAccountAsync();
        using var person = new Person(site);
        using var refused = await person.GetAsync("/en/classes");
        Assert.Equal("/en/account/sign-in?back=%2Fen%2Fclasses", Person.Target(refused));

        using var entered = await person.SendAsync(
            Person.Target(refused)!, "sign-in", ("email", account.Email!), ("password", Support.Accounts.Password));
        Assert.Equal("/en/classes", Person.Target(entered));
        using var page = await person.GetAsync("/en/classes");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.True(page.Headers.CacheControl?.NoStore);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("evil")]
    public async Task NobodyIsLedToAnotherSite(string back)
    {
        var account = await site.NewAccountAsync();
        using var person = new Person(site);

        using var entered = await person.SendAsync(
            "/en/account/sign-in?back=" + Uri.EscapeDataString(back), "sign-in", ("email", account.Email!),
                ("password", Support.Accounts.Password));

        Assert.Equal("/en/classes", Person.Target(entered));
    }

    [Fact]
    public async Task AWrongPasswordAndAnUnknownAddressAreToldTheSame()
    {
        var account = await site.NewAccountAsync();
        using var person = new Person(site);
        using var wrong = await person.SendAsync("/en/account/sign-in", "sign-in", ("email", account.Email!),
            ("password", "wrong horse battery"));
        using var unknown = await person.SendAsync(
            "/en/account/sign-in", "sign-in", ("email", "nobody@school.example"), ("password", "wrong horse battery"));

        const string said = "Address or password is not right.";
        Assert.Contains(said, await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains(said, await unknown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFormWithoutItsTokenDoesNothing()
    {
        await site.NewAccountAsync();
        using var person = new Person(site);
        var email = $"{Guid.NewGuid():N}@school.example";

        using var answer = await person.Client.PostAsync("/en/account/sign-up", new FormUrlEncodedContent(
        [
            new("_handler", "sign-up"), new("name", "Kim"), new("email", email), new("password", Support.Accounts.Password),
        ]));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("", "a@b.example", "long enough password")]
    [InlineData("Kim", "no address", "long enough password")]
    [InlineData("Kim", "a@b.example", "short")]
    [InlineData("Kim\u202Emid", "a@b.example", "long enough password")]
    [InlineData("Kim\nLee", "a@b.example", "long enough password")]
    [InlineData("Kim", "a@b.example\r\nBcc: c@d.example", "long enough password")]
    [InlineData("Kim", "a@b.example", "aaaaaaaaaaaaaaaa")]
    public async Task WhatCannotBeIsRefusedWithWords(string name, string email, string password)
    {
        await site.NewAccountAsync();
        using var person = new Person(site);

        using var answer = await person.SendAsync("/en/account/sign-up", "sign-up", ("name", name), ("email", email),
            ("password", password));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("role=\"alert\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task APageOfALessonIsTheSameForWhoeverIsSignedIn()
    {
        using var person = await site.SignInAsync(await site.NewAccountAsync());
        using var nobody = new Person(site);

        var page = await nobody.ReadAsync("/en/lessons/error-signal");
        using var own = await person.GetAsync("/en/lessons/error-signal");

        Assert.NotNull(own.Headers.Age);
        Assert.Equal(page, await own.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task WhoeverSignsOutIsNobody()
    {
        using var person = await site.SignInAsync(await site.NewAccountAsync());

        using var left = await person.SendAsync("/en/account/sign-out", "sign-out");

        Assert.Equal("/en/account/sign-out?done=true", Person.Target(left));
        using var page = await person.GetAsync("/en/classes");
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
    }
}
