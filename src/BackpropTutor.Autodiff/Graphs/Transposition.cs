namespace BackpropTutor.Autodiff.Graphs;

/// <summary>
/// Forward mode from reverse mode. A pullback is linear in its upstream u, so Σᵢ⟨pullbackᵢ(u), tangentᵢ⟩ = ⟨u, pushforward(tangents)⟩,
/// and differentiating the left side by u gives the pushforward: no second rule to write, none to drift.
/// </summary>
static class Transposition
{
    public static Node? OfPullback(Node self, IReadOnlyList<Node?> tangents)
    {
        var upstream = Node.Variable("upstream of " + self.Op.Name, self.Shape);
        HashSet<Node> given = [upstream, self, .. self.Inputs, .. tangents.OfType<Node>()];
        Node? pairing = null;
        for (var i = 0; i < tangents.Count; i++)
        {
            if (tangents[i] is { } tangent && self.Op.Pullback(self, upstream, i) is { } pulled)
            {
                var term = (pulled * tangent).Sum();
                pairing = pairing is null ? term : pairing + term;
            }
        }

        return pairing is null ? null : Backward.Between(pairing, 1.0, upstream, given.Contains).GradientOf(upstream);
    }
}
