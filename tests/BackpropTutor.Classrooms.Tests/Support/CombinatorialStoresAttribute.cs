using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace BackpropTutor.Classrooms.Tests.Support;

/// <summary>Runs the test once on each database.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CombinatorialStoresAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>([.. Enum.GetValues<Store>().Select(store => new TheoryDataRow(store))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
