using System.Globalization;
using System.Runtime.CompilerServices;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace BackpropTutor.Lessons.Tests.Blocks.Graphs;

/// <summary>A place to render components in a language. bUnit's markup comparer is never used, so it stays empty: what it needs is not in every feed.</summary>
public abstract class GraphComponents : BunitContext
{
    static readonly Type Comparer = typeof(BunitContext).Assembly.GetType("Bunit.Diffing.HtmlComparer", throwOnError: true)!;

    protected GraphComponents()
    {
        Services.AddSingleton(Comparer, RuntimeHelpers.GetUninitializedObject(Comparer));
        Services.AddLocalization();
        In("en");
    }

    protected static void In(string language) => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
}
