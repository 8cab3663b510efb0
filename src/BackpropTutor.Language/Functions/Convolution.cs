using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Language.Functions;

/// <summary>The sliding product with a kernel turned round, where the kernel lies wholly inside.</summary>
sealed class Convolution : LibraryFunction
{
    public override ImmutableArray<string> Names => ["convolve"];

    public override int Least => 2;

    public override ImmutableArray<string> Keywords => ["mode"];

    public override ImmutableArray<FunctionExample> Examples =>
    [
        new("np.convolve(v, u[0:2], mode='valid')", "[u[1] v[0] + u[0] v[1], u[1] v[1] + u[0] v[2]]"),
    ];

    public override Built Build(CallArguments call)
    {
        var (x, kernel) = (call[0], call[1]);
        if (!x.Shape.IsVector || !kernel.Shape.IsVector || kernel.Shape[0] > x.Shape[0] || call.Texts is not ["valid"])
        {
            return CallArguments.Misfit("A convolution is read of a vector with a shorter one and mode='valid'.",
                "convolve는 벡터와 그보다 짧은 벡터에 mode='valid'로만 읽어요.");
        }

        var (count, length) = (kernel.Shape[0], x.Shape[0] - kernel.Shape[0] + 1);
        return Enumerable.Range(0, count)
            .Select(place => Node.Of(Autodiff.Ops.Index.At(count - 1 - place), kernel) * Node.Of(new Block(0, place, length), x))
            .Aggregate((left, right) => left + right);
    }

}
