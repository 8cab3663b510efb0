using System.Collections.Immutable;
using System.Reflection;

namespace BackpropTutor.Autodiff.Ops;

/// <summary>All ops of this assembly, found by what they are: a new op is one new file and no list to edit.</summary>
public static class Catalog
{
    /// <summary>The concrete ops, in the order of their names.</summary>
    public static ImmutableArray<OpType> Types { get; } =
    [
        .. typeof(Op).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(Op)) && type.IsAssignableTo(typeof(IOp)))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(Describe),
    ];

    /// <summary>Every function name of the language, with what it builds.</summary>
    public static ImmutableDictionary<string, Function> Functions { get; } = Types
        .SelectMany(type => type.Functions)
        .SelectMany(function => function.Names.Select(name => KeyValuePair.Create(name, function)))
        .ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>The function of one number that the language calls so, in any of its spellings; null where there is none.</summary>
    public static Elementwise? ElementwiseNamed(string name) =>
        Types.Where(type => type.Functions.Any(function => function.Names.Contains(name)))
            .SelectMany(type => type.Probes).Select(probe => probe.Op).OfType<Elementwise>().FirstOrDefault();

    static OpType Describe(Type type) =>
        (OpType)typeof(Catalog).GetMethod(nameof(Of), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type)
            .Invoke(null, null)!;

    static OpType Of<T>()
        where T : Op, IOp => new(typeof(T), [.. T.Probes], [.. T.Functions]);
}

/// <summary>What the catalog knows of one kind of op.</summary>
public sealed record OpType(Type Type, ImmutableArray<Probe> Probes, ImmutableArray<Function> Functions);
