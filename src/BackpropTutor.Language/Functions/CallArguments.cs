using System.Collections.Immutable;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Language.Functions;

/// <summary>The arguments of a call, already read.</summary>
/// <param name="Positional">In their order; a list of tensors, as of <c>concatenate</c>, counts as that many.</param>
/// <param name="Keywords">Those that were given, by NumPy's names; <c>True</c> is 1, <c>False</c> 0, <c>None</c> is left out.</param>
/// <param name="Texts">What stands in quotes among them, in order.</param>
/// <param name="IsTorch">The text writes PyTorch, or a method that says nothing else.</param>
public sealed record CallArguments(
    ImmutableArray<Node> Positional, ImmutableDictionary<string, Node> Keywords, ImmutableArray<string> Texts, bool IsTorch)
{
    public Node this[int index] => Positional[index];

    public int Count => Positional.Length;

    /// <summary>The axis that is given by name, or in this place; null for all entries.</summary>
    public int? Axis(int place) => Keywords.TryGetValue("axis", out var named) ? Whole(named)
        : Count > place && !Keywords.ContainsKey("axis") ? Whole(Positional[place]) : null;

    public bool KeepDims => Keywords.TryGetValue("keepdims", out var keep) && keep.Uniform is 1;

    /// <summary>The number of a keyword that must be known.</summary>
    public double? Number(string keyword) => Keywords.TryGetValue(keyword, out var node) ? node.Uniform : null;

    static int? Whole(Node node) => node.Uniform is { } value && value == Math.Floor(value) ? (int)value : null;

    /// <summary>What is said where a call does not fit its function.</summary>
    public static Built Misfit(string english, string korean) => new Bilingual(english, korean);
}
