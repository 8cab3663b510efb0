using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;

namespace BackpropTutor.Lessons.Blocks.Graphs;

/// <summary>
/// What must not be seen, so that no asked number can be read off: the asked ones, and all that equals them or gives them away at a glance
/// (the gate that passes it on unchanged, the terms of its sum, what is computed from it further back, a local gradient that is the hidden
/// value of another input).
/// </summary>
public sealed class Concealment
{
    readonly GraphPicture picture;
    readonly HashSet<int> values = [];
    readonly HashSet<int> upstream = [];
    readonly HashSet<int> local = [];
    readonly HashSet<int> downstream = [];

    Concealment(GraphPicture picture) => this.picture = picture;

    public static Concealment Nothing(GraphPicture picture) => new(picture);

    /// <exception cref="ArgumentException">No node has the name.</exception>
    public static Concealment Of(GraphPicture picture, ImmutableArray<HiddenQuantity> hidden)
    {
        var concealment = new Concealment(picture);
        foreach (var (name, kind) in hidden.IsDefault ? [] : hidden)
        {
            concealment.Hide(picture[name].Index, kind);
        }

        return concealment;
    }

    public bool Value(int node) => values.Contains(node);

    public bool Upstream(int node) => upstream.Contains(node);

    public bool Local(int edge) => local.Contains(edge);

    public bool Downstream(int edge) => downstream.Contains(edge);

    void Hide(int node, NodeQuantity kind)
    {
        switch (kind)
        {
            case NodeQuantity.Value:
                HideValue(node);
                break;
            case NodeQuantity.Upstream:
                HideUpstream(node);
                break;
            default:
                foreach (var edge in picture.Inputs[node])
                {
                    HideDownstream(edge);
                }

                break;
        }
    }

    void HideValue(int node)
    {
        if (!values.Add(node))
        {
            return;
        }

        foreach (var edge in picture.Edges.Where(edge => edge.Local.MadeFrom.Contains(node)))
        {
            local.Add(edge.Index);
            HideDownstream(edge);
        }

        foreach (var edge in picture.Uses[node].Where(edge => edge.Local.Structure.Kind is JacobianKind.Identity
            or JacobianKind.Permutation))
        {
            HideValue(edge.Target);
        }
    }

    void HideUpstream(int node)
    {
        if (!upstream.Add(node))
        {
            return;
        }

        foreach (var edge in picture.Uses[node])
        {
            HideDownstream(edge);
        }

        HideBehind(node);
    }

    /// <summary>What is computed from a hidden gradient would give it back by a division.</summary>
    void HideBehind(int node)
    {
        foreach (var edge in picture.Inputs[node].Where(edge => downstream.Add(edge.Index)))
        {
            upstream.Add(edge.Source);
            HideBehind(edge.Source);
        }
    }

    void HideDownstream(GraphEdge edge)
    {
        if (!downstream.Add(edge.Index))
        {
            return;
        }

        HideUpstream(edge.Source);
        if (edge.Target == picture.Output.Index)
        {
            // The output's upstream gradient is 1, so that local and downstream are one number.
            local.Add(edge.Index);
        }
        else if (edge.Local.PassesThrough)
        {
            HideUpstream(edge.Target);
        }
    }
}
