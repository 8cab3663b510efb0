using System.Runtime.CompilerServices;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace BackpropTutor.Lessons.Tests.Support;

/// <summary>
/// bUnit without AngleSharp.Diffing (see tests/DiffingStub): its comparer is registered unmade, so everything works but MarkupMatches.
/// </summary>
public abstract class ComponentTest : BunitContext
{
    static readonly Type Comparer = typeof(BunitContext).Assembly.GetType("Bunit.Diffing.HtmlComparer", throwOnError: true)!;

    protected ComponentTest()
    {
        Services.AddSingleton(Comparer, RuntimeHelpers.GetUninitializedObject(Comparer));
        Services.AddLocalization();
        Services.AddLogging();
    }
}
