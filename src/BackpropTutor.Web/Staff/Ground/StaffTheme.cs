using System.Text;
using Microsoft.Net.Http.Headers;
using MudBlazor;

namespace BackpropTutor.Web.Staff.Ground;

/// <summary>
/// MudBlazor's variables as a stylesheet. Its own provider would write them into each page, which the policy forbids, and would not follow
/// the site's switch of light and dark.
/// </summary>
sealed class StaffTheme : MudThemeProvider
{
    public const string Address = "/css/staff-theme.css";

    StaffTheme(MudTheme theme) => Theme = theme;

    public static string Sheet { get; } = SheetOf(VariablesOf(StaffLook.Light), VariablesOf(StaffLook.Dark));

    public static void Map(IEndpointRouteBuilder app) => app.MapGet(Address, static (HttpContext context) =>
    {
        context.Response.Headers[HeaderNames.CacheControl] = "public, max-age=3600";
        return Results.Text(Sheet, "text/css");
    }).AllowAnonymous().ExcludeFromDescription();

    static string SheetOf(string light, string dark) => $$"""
        :root {
        {{light}}}
        @media (prefers-color-scheme: dark) {
        :root:not([data-theme="light"]) {
        {{dark}}}
        }
        :root[data-theme="dark"] {
        {{dark}}}

        """;

    static string VariablesOf(MudTheme theme)
    {
        var written = new StringBuilder();
        new StaffTheme(theme).GenerateTheme(written);
        return written.ToString();
    }
}
