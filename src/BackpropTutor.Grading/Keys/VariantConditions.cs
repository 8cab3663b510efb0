using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Evaluation;
using BackpropTutor.Grading.Misconceptions;
using BackpropTutor.Grading.Sampling;
using BackpropTutor.Language;

namespace BackpropTutor.Grading.Keys;

/// <summary>
/// What other numbers must share with the author's for an exercise to stay the one that it is: the side of every kink (a dead unit stays
/// dead, the same input wins a maximum), the signs of the answer's entries, what the author keeps, and that no wrong answer becomes right
/// or another's twin.
/// </summary>
sealed class VariantConditions
{
    /// <summary>Of the larger answer: nearer than this, two answers may be taken for each other by their first digits.</summary>
    const double Apart = 0.03;

    const double Same = 1e-9;

    readonly LayeredEvaluator evaluator;
    readonly (string Text, Node Node, Tensor Value)[] kept;
    readonly (WrongAnswer Answer, Tensor Value)[] stated;
    readonly (WrongAnswer Answer, Tensor Value)[] generated;

    VariantConditions(AnswerKey author)
    {
        Author = author;
        evaluator = new LayeredEvaluator(author.Evaluator);
        var model = author.Exercise.Model!;
        var scope = AnswerScopes.OfAuthor(author.Scope!);
        var conditions = model.Kept.Select(text => (Text: text, Node: Read(text, scope))).ToArray();
        var wrongs = author.SingleMistakes.Differing.Select(evaluated => evaluated.Answer).Where(wrong => wrong.IsGraph).ToArray();
        foreach (var node in conditions.Select(condition => condition.Node).Concat(wrongs.SelectMany(wrong => wrong.Parts)))
        {
            evaluator.Add(node);
        }

        var own = author.FixedPoint!;
        var values = evaluator.Evaluate(own.Variables, own.Values);
        kept = [.. conditions.Select(condition => (condition.Text, condition.Node, Value(condition.Node, values, own)))];
        var answers = wrongs.Select(wrong => (Answer: wrong, Value: Value(wrong, values, own))).ToArray();
        stated = [.. answers.Where(answer => answer.Answer.Stated is { } number && author.Exercise.Stated[number].HoldsInVariants)];
        generated = [.. answers.Where(answer => answer.Answer.Stated is null && Distance(answer.Value, own.Truth) >= Apart)];
    }

    /// <summary>The exercise with its author's numbers.</summary>
    public AnswerKey Author { get; }

    /// <param name="author">With a point of its own: every number is fixed.</param>
    /// <exception cref="ArgumentException">Something kept cannot be read; the message says where.</exception>
    public static VariantConditions Of(AnswerKey author) => new(author);

    /// <summary>What the numbers of <paramref name="point"/> break, for the author; null where they keep the point of the
    /// exercise.</summary>
    /// <param name="withGenerated">Whether no mistake that the engine knows may give the right answer either, where it does not at the
    /// author's numbers.</param>
    public string? Broken(SamplePoint point, bool withGenerated)
    {
        var own = Author.FixedPoint!;
        if (!point.Pattern.SameAs(own.Pattern))
        {
            return "a kink is met from its other side";
        }

        for (var i = 0; i < own.Truth.Values.Length; i++)
        {
            if (Math.Abs(own.Truth[i]) > Same && Math.Sign(own.Truth[i]) != Math.Sign(point.Truth[i]))
            {
                return "an entry of the answer vanishes or turns its sign";
            }
        }

        var values = evaluator.Evaluate(point.Variables, point.Values);
        return kept.Where(condition => !IsSame(Value(condition.Node, values, point), condition.Value))
                .Select(condition => $"“{condition.Text}” changes").FirstOrDefault()
            ?? Confused(point, values)
            ?? (withGenerated && generated.Any(answer => Distance(Value(answer.Answer, values, point), point.Truth) < Apart)
                ? "a common mistake gives the right answer" : null);
    }

    /// <summary>Stated wrong answers that lie apart at the author's numbers have to here.</summary>
    string? Confused(SamplePoint point, Tensor[] values)
    {
        var (own, answers) = (Author.FixedPoint!, stated.Select(answer => Value(answer.Answer, values, point)).ToArray());
        for (var i = 0; i < answers.Length; i++)
        {
            if (!IsApart(answers[i], point.Truth, stated[i].Value, own.Truth))
            {
                return $"the wrong answer no. {stated[i].Answer.Stated + 1} is right";
            }

            for (var j = 0; j < i; j++)
            {
                if (!IsApart(answers[i], answers[j], stated[i].Value, stated[j].Value))
                {
                    return $"the wrong answers no. {stated[j].Answer.Stated + 1} and {stated[i].Answer.Stated + 1} are the same";
                }
            }
        }

        return null;
    }

    static bool IsSame(Tensor value, Tensor kept) =>
        value.Values.ToArray().Zip(kept.Values.ToArray())
            .All(pair => Math.Abs(pair.First - pair.Second) <= Same * Math.Max(1, Math.Abs(pair.Second)));

    /// <summary>Whether two answers differ enough, given how far apart the author's are: a quarter of that will do where those are
    /// close.</summary>
    static bool IsApart(Tensor one, Tensor other, Tensor authorsOne, Tensor authorsOther) =>
        Distance(authorsOne, authorsOther) is var distance && (distance <= Same || Distance(one, other) >= Math.Min(Apart, distance / 4));

    /// <summary>The greatest difference of two entries, as a share of the greatest entry.</summary>
    static double Distance(Tensor one, Tensor other)
    {
        var scale = Math.Max(Numbers.Largest(one), Numbers.Largest(other));
        if (!one.Shape.Equals(other.Shape) || scale == 0 || !double.IsFinite(scale))
        {
            return scale == 0 && one.Shape.Equals(other.Shape) ? 0 : double.PositiveInfinity;
        }

        return one.Values.ToArray().Zip(other.Values.ToArray(), (left, right) => Math.Abs(left - right)).Max() / scale;
    }

    Tensor Value(Node node, Tensor[] values, SamplePoint point) => evaluator.Read(evaluator.SlotOf(node)!.Value, values, point.Values);

    Tensor Value(WrongAnswer wrong, Tensor[] values, SamplePoint point) =>
        WrongAnswers.Value(wrong, Author.Target!, node => Value(node, values, point));

    static Node Read(string text, Scope scope) => AnswerLanguage.ReadAnswer(text, scope) is { Succeeded: true } read
        ? read.Value.Node
        : throw new ArgumentException(
            $"“{text}”, which is kept, cannot be read: {AnswerLanguage.ReadAnswer(text, scope).Mistake!.Message.English}", nameof(text));
}
