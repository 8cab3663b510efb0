using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Language.Functions;

/// <summary>The cosine of the angle between two vectors.</summary>
sealed class CosineSimilarity : LibraryFunction
{
    public override ImmutableArray<string> Names => ["cosine_similarity"];

    public override int Least => 2;

    public override ImmutableArray<string> Keywords => ["axis", "eps"];

    public override ImmutableArray<FunctionExample> Examples =>
    [
        new("F.cosine_similarity(u, v, dim=0)", "u'v/(norm(u) norm(v))"),
    ];

    public override Built Build(CallArguments call) => Products.Dot(call[0], call[1]) is { Node: { Shape.IsScalar: true } product }
        ? product / (Node.Of(new Norm(), call[0]) * Node.Of(new Norm(), call[1]))
        : CallArguments.Misfit("The cosine is read of two vectors of one length.", "코사인 유사도는 길이가 같은 두 벡터에만 읽어요.");

}
