using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Graphs.Compiled;
using BackpropTutor.Autodiff.Ops;
using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Autodiff.Training;

/// <summary>
/// What is trained and how: a scalar loss, the parameters it is lowered by, and the optimiser. Loss, gradients and the optimiser's rule are
/// compiled into one plan. A setup never changes; any number of loops can be started from it.
/// </summary>
public sealed class TrainingSetup
{
    const string RateName = "learning rate";

    /// <param name="loss">A scalar.</param>
    /// <param name="parameters">The variables that a step moves; all others are data.</param>
    /// <param name="watched">Other nodes whose value a loop should show, as it was before the step.</param>
    /// <exception cref="ArgumentException">The loss is no scalar, or a parameter no variable.</exception>
    public TrainingSetup(Node loss, IEnumerable<Node> parameters, Optimizer optimizer, params IEnumerable<Node> watched)
    {
        if (!loss.Shape.IsScalar)
        {
            throw new ArgumentException($"The loss is {loss.Shape}: reduce it to one number, by a sum or a mean.", nameof(loss));
        }

        Loss = loss;
        Parameters = [.. parameters];
        Optimizer = optimizer;
        Memory = new OptimizerMemory();
        Rate = Node.Variable(RateName, Shape.Scalar);
        var backward = Backward.Of(loss);
        var assignments = Parameters.Select(parameter => new Assignment(parameter, Next(parameter, backward))).ToList();
        Plan = Plan.Of([loss, .. watched], [.. Memory.Assignments, .. assignments], Parameters.Select(backward.GradientOf));
    }

    public Node Loss { get; }

    public ImmutableArray<Node> Parameters { get; }

    public Optimizer Optimizer { get; }

    /// <summary>One step as a plan: it ends by moving the parameters.</summary>
    public Plan Plan { get; }

    internal OptimizerMemory Memory { get; }

    internal Node Rate { get; }

    /// <summary>Begins training.</summary>
    /// <param name="values">First values of the parameters, and the data.</param>
    public TrainingLoop Start(IReadOnlyDictionary<string, Tensor> values, int cores = 1) => new(this, values, cores);

    Node Next(Node parameter, Backward backward) => parameter.Op is Variable
        ? Optimizer.Next(parameter, backward.GradientOf(parameter), Rate, Memory)
        : throw new ArgumentException($"{parameter} is not a variable, so nothing can be stored in it.", nameof(parameter));
}
