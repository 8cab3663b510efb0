namespace BackpropTutor.Lessons.Blocks.GradientFlows;

/// <summary>Layers of equal width, one after the other, without biases: what a gradient is sent back through.</summary>
/// <param name="Function">The name of an elementwise function of the answer language.</param>
/// <param name="Examples">How many random inputs, and as many random gradients at the top, go through at once.</param>
public sealed record DeepNet(string Function, int Depth, int Width, int Examples, int Seed)
{
    public const int MostDepth = 20;
    public const int MostWidth = 200;
    public const int MostExamples = 200;
}
