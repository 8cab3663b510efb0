using BackpropTutor.Web.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BackpropTutor.Web.Tests.Accounts;

/// <summary>With an authenticator of the browser's own making.</summary>
public sealed class PasskeyTests(LessonSite site, Chromium chromium)
{
    [Fact]
    public async Task APasskeyIsAddedAndThenSignsInByItself()
    {
        var account = await site.NewAccountAsync("패스키");

        // A passkey belongs to a name, not to a number.
        var address = new Uri($"http://localhost:{site.Address.Port}/");
        await using var browser = await chromium.OpenAsync(address);
        var page = browser.Page;
        var devices = await page.Context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new
            {
                protocol = "ctap2",
                transport = "internal",
                hasResidentKey = true,
                hasUserVerification = true,
                isUserVerified = true,
                automaticPresenceSimulation = true,
            },
        });
        await browser.GoAsync("/en/account/sign-in?back=%2Fen%2Faccount%2Fsecurity");
        await page.GetByLabel("E-mail address").FillAsync(account.Email!);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Support.Accounts.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.GetByLabel("Name of the new passkey").FillAsync("My laptop");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Expect(page.GetByText("The passkey is added")).ToBeVisibleAsync();
        await Expect(page.GetByText("My laptop")).ToBeVisibleAsync();
        await browser.AssertAccessibleAsync();

        await page.Context.ClearCookiesAsync();
        await browser.GoAsync("/ko/account/sign-in");

        // Nobody presses a button: the field offers the passkey.
        await Expect(page.Locator("h1")).ToHaveTextAsync("내 수업");
        await Expect(page.Locator(".account")).ToHaveAttributeAsync("aria-label", "계정: 패스키");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"id\":\"AAAA\",\"rawId\":\"AAAA\",\"type\":\"public-key\",\"response\":{}}")]
    [InlineData("not even JSON")]
    public async Task WhatIsNoCredentialSignsNobodyIn(string credential)
    {
        await site.NewAccountAsync();
        using var person = new Person(site);

        using var answer = await person.SendAsync("/en/account/sign-in", "passkey", ("credential", credential));

        Assert.Contains("The passkey was not shown", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("needsSetup", await person.ReadAsync("/account/here"), StringComparison.Ordinal);
    }
}
