using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Lessons.Authoring;

/// <summary>
/// A named computation of a lesson, shared by its prose, blocks and exercises: a program in the answer language, the values of its
/// variables, and what <c>f</c> stands for in it, if it uses that name. A variable without a value has at least a shape, for exercises that
/// ask for shapes or formulas only. <paramref name="File"/> and <paramref name="Line"/> say where it is defined.
/// </summary>
public sealed record Model(
    string Name, string Program, ImmutableDictionary<string, Tensor> Values, ImmutableDictionary<string, Shape> Shapes, string? F,
        string File, int Line)
{
    /// <summary>The training that its values go through before anything is computed from them; null where they stay as they are
    /// given.</summary>
    public Training? Training { get; init; }
}
