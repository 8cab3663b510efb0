using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace BackpropTutor.Lessons.Tests.Support;

/// <summary>What every test of a component needs: localised words and a log.</summary>
public abstract class ComponentTest : BunitContext
{
    protected ComponentTest()
    {
        Services.AddLocalization();
        Services.AddLogging();
        Services.AddSingleton<BackpropTutor.Lessons.Checking.ITurns, TurnsAtOnce>();
    }
}
