namespace BackpropTutor.Lessons.Blocks.Graphs;

/// <summary>A number that an exercise beside the picture asks for.</summary>
/// <param name="Node">The node's name in the picture.</param>
public sealed record HiddenQuantity(string Node, NodeQuantity Kind);
