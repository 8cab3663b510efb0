namespace BackpropTutor.Lessons.Blocks.Graphs;

/// <summary>Which number at a node.</summary>
public enum NodeQuantity
{
    Value,

    /// <summary>∂output/∂node.</summary>
    Upstream,

    /// <summary>What the node sends back to its inputs.</summary>
    Downstream,
}
