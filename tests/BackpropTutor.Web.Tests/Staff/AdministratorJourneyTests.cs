using BackpropTutor.Classrooms.Model;
using BackpropTutor.Web.Tests.Support;
using Microsoft.Playwright;

namespace BackpropTutor.Web.Tests.Staff;

/// <summary>Users, roles, settings, invitations and the log. On a service of its own: it changes who may register.</summary>
public sealed class AdministratorJourneyTests(Chromium chromium)
{
    [Theory]
    [InlineData("en", 1280)]
    [InlineData("ko", 390)]
    public async Task AnAdministratorGivesRolesInvitesAndSeesItInTheLog(string language, int width)
    {
        await using var site = new NewSite();
        var words = StaffTexts.In(language);
        var administrator = await site.NewAccountAsync("Ada Admin", SiteRoles.Administrator);
        var other = await site.NewAccountAsync("Lee Other");
        using var person = await site.SignInAsync(administrator);
        await using var browser = await chromium.OpenAsync(site, new() { ViewportSize = new() { Width = width, Height = 900 } });
        await browser.Page.Context.AddCookiesAsync(person.Cookies.GetCookies(site.Address).Select(cookie =>
            new Cookie { Name = cookie.Name, Value = cookie.Value, Url = site.Address.ToString() }));
        var (page, dialog) = (browser.Page, browser.Page.GetByRole(AriaRole.Dialog));

        await browser.GoAsync($"/{language}/staff/site/accounts");
        await page.GetByLabel(words["SearchAccounts"]).FillAsync("Other");
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = words["Change"] }).ClickAsync();
        await dialog.GetByLabel(words["Site-teacher"]).CheckAsync();
        await browser.AssertAccessibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = words["MakePasswordLink"] }).ClickAsync();
        var link = await dialog.Locator("code").InnerTextAsync();
        await browser.AssertAccessibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = words["Save"] }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = other.Name })).ToContainTextAsync(words["Site-teacher"]);

        await AssertLetsInAsync(link, other.Email!, site);

        await page.GetByLabel(words["SearchAccounts"]).FillAsync("Ada");
        await page.GetByRole(AriaRole.Button, new() { Name = $"{words["Change"]} – Ada Admin" }).ClickAsync();
        await dialog.GetByLabel(words["Site-administrator"]).UncheckAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = words["Save"] }).ClickAsync();
        await Assertions.Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync(language == "ko" ? "마지막 관리자" : "last administrator");
        await dialog.GetByRole(AriaRole.Button, new() { Name = words["Cancel"] }).ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = words["InvitePerson"] }).ClickAsync();
        await browser.AssertAccessibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = words["MakeInvitation"] }).ClickAsync();
        await Assertions.Expect(dialog.Locator("code")).ToContainTextAsync(site.Address.ToString());

        await browser.GoAsync($"/{language}/staff/site");
        await page.GetByLabel(words["RegistrationByInvitation"]).CheckAsync();
        await page.GetByLabel(words["RetentionMonths"]).FillAsync("24");
        await page.GetByRole(AriaRole.Button, new() { Name = words["Save"] }).ClickAsync();
        await Assertions.Expect(page.GetByText(words["Saved"])).ToBeVisibleAsync();

        await browser.GoAsync($"/{language}/staff/site/log");
        foreach (var told in new[] { "Did-setting-changed", "Did-invited", "Did-site-role-set", "Did-password-link-made" })
        {
            await Assertions.Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = words[told] }).First).ToBeVisibleAsync();
        }
    }

    static async Task AssertLetsInAsync(string link, string email, Site site)
    {
        const string Chosen = "Chosen-anew-4711";
        using var person = new Person(site);
        using var chosen = await person.SendAsync(new Uri(link).PathAndQuery, "new-password", ("password", Chosen));
        using var entered = await person.SendAsync("/en/account/sign-in", "sign-in", ("email", email), ("password", Chosen));
        Assert.Equal("/en/classes", Person.Target(entered));
    }
}
