using System.Collections.Immutable;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Ops;

namespace BackpropTutor.Language.Functions;

/// <summary>The mean of −log softmax at the labels: whole numbers, one a row, or rows of probabilities.</summary>
sealed class CrossEntropy : LibraryFunction
{
    public override ImmutableArray<string> Names => ["cross_entropy"];

    public override int Least => 2;

    public override bool NeedsPrefix => true;

    public override ImmutableArray<FunctionExample> Examples =>
    [
        new("F.cross_entropy(X, [2, 0])", "-(logsoftmax(X)[0, 2] + logsoftmax(X)[1, 0])/2"),
        new("F.cross_entropy(X, Y)", "-sum(Y ⊙ logsoftmax(X))/2"),
    ];

    public override Built Build(CallArguments call)
    {
        var (scores, labels) = (call[0], call[1]);
        if (!scores.Shape.IsMatrix && !scores.Shape.IsVector)
        {
            return CallArguments.Misfit("Cross-entropy is of a row of scores, or of a matrix of them.", "교차 엔트로피는 점수의 행이나 행렬에 읽어요.");
        }

        var logarithms = Node.Of(new LogSoftmax(null), scores);
        if (labels.Shape.Equals(scores.Shape))
        {
            return -(labels * logarithms).Sum() / (scores.Shape.IsMatrix ? scores.Shape.Rows : 1.0);
        }

        var (rows, classes) = scores.Shape.IsMatrix ? (scores.Shape.Rows, scores.Shape.Columns) : (1, scores.Shape[0]);
        return labels.Shape.Count == rows
            ? -(OneHot.Of(labels, classes) * logarithms).Sum() / (double)rows
            : CallArguments.Misfit($"{scores.Shape} scores need a label for each row, not {labels.Shape} of them.",
                $"점수가 {scores.Shape}이면 행마다 정답이 하나씩 있어야 하는데, 정답의 모양이 {labels.Shape}예요.");
    }
}
