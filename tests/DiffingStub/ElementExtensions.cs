using AngleSharp.Dom;

namespace AngleSharp.Diffing.Extensions;

/// <summary>The ancestors of a node, nearest first: all that bUnit asks of AngleSharp.Diffing when nothing is compared as markup.</summary>
public static class ElementExtensions
{
    public static IEnumerable<INode> GetParents(this INode node)
    {
        for (var parent = node.Parent; parent is not null; parent = parent.Parent)
        {
            yield return parent;
        }
    }
}
