using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace BackpropTutor.Web.Languages;

/// <summary>
/// An island speaks the language of the page it stands on. Its circuit is reached at an address without a language, so the language is
/// taken from the page's address each time the browser says something.
/// </summary>
sealed class CircuitCulture(NavigationManager navigation) : CircuitHandler
{
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(
        Func<CircuitInboundActivityContext, Task> next) =>
        async activity =>
        {
            var language = PageLanguage.OfPath(navigation.ToBaseRelativePath(navigation.Uri)) ?? PageLanguage.English;
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language.Culture;
            await next(activity);
        };
}
