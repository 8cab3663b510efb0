using System.Collections.Immutable;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Training;

namespace BackpropTutor.Lessons.Blocks.Descents;

/// <summary>An optimiser of the engine as lessons name it, with its usual settings and any learning rate.</summary>
public sealed record Method(string Name, Bilingual Title, Func<double, Optimizer> At)
{
    /// <summary>In the order in which the course teaches them.</summary>
    public static ImmutableArray<Method> All { get; } =
    [
        new("sgd", new("SGD", "SGD"), rate => new GradientDescent(rate)),
        new("momentum", new("momentum", "모멘텀"), rate => new Momentum(rate)),
        new("adagrad", new("Adagrad", "Adagrad"), rate => new Adagrad(rate)),
        new("rmsprop", new("RMSprop", "RMSprop"), rate => new RmsProp(rate)),
        new("adam", new("Adam", "Adam"), rate => new Adam(rate)),
    ];

    /// <summary>Plain gradient descent, whose step can be written out: θ − α g.</summary>
    public bool IsPlain => Name == "sgd";

    public static Method? Find(string name) => All.FirstOrDefault(method => method.Name == name);
}
