using BackpropTutor.Classrooms.Model;
using Microsoft.Playwright;

namespace BackpropTutor.Web.Tests.Support;

/// <summary>Pages of a browser in which somebody is signed in.</summary>
public static class SignedIn
{
    public static async Task<BrowserPage> OpenAsync(this Chromium chromium, Site site, Account account,
        BrowserNewContextOptions? options = null)
    {
        using var person = await site.SignInAsync(account);
        var browser = await chromium.OpenAsync(site, options);
        await browser.Page.Context.AddCookiesAsync(person.Cookies.GetCookies(site.Address)
            .Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = site.Address.ToString() }));
        return browser;
    }
}
