using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Lessons.Reading;

/// <summary>
/// A named computation of a lesson, shared by its prose, blocks and exercises: a program in the answer language, the values of its variables,
/// and what <c>f</c> stands for in it, if it uses that name. A variable without a value has at least a shape, for exercises that ask for shapes or
/// formulas only. <paramref name="File"/> and <paramref name="Line"/> say where it is defined.
/// </summary>
public sealed record Model(
    string Name, string Program, ImmutableDictionary<string, Tensor> Values, ImmutableDictionary<string, Shape> Shapes, string? F, string File, int Line)
{
    internal static Model Read(string name, Facts facts)
    {
        var values = facts.Children("values")
            .ToImmutableDictionary(pair => pair.Key, pair => pair.Value.Tensor(), StringComparer.Ordinal);
        var shapes = facts.Children("shapes")
            .ToImmutableDictionary(pair => pair.Key, pair => pair.Value.ShapeHere(), StringComparer.Ordinal);
        return new Model(name, facts.Text("program").TrimEnd(), values, shapes, facts.TextOrNull("f"), facts.File, facts.Line);
    }
}
