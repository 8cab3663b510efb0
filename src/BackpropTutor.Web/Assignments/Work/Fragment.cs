using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace BackpropTutor.Web.Assignments.Work;

/// <summary>A part of a page as HTML, for a page that is open already.</summary>
static class Fragment
{
    public static async Task<string> OfAsync<TComponent>(IServiceProvider services, params (string Name, object? Value)[] parameters)
        where TComponent : IComponent
    {
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var view = ParameterView.FromDictionary(parameters.ToDictionary(one => one.Name, one => one.Value, StringComparer.Ordinal));
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TComponent>(view)).ToHtmlString());
    }
}
