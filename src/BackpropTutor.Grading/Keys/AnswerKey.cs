using System.Collections.Immutable;
using BackpropTutor.Autodiff;
using BackpropTutor.Autodiff.Graphs;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Evaluation;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Misconceptions;
using BackpropTutor.Grading.Sampling;
using BackpropTutor.Grading.Verdicts;
using BackpropTutor.Language;

namespace BackpropTutor.Grading.Keys;

/// <summary>
/// An exercise with all that follows from it before anybody answers: the points, the right values there by two witnesses, and (when first
/// needed) what every known mistake would give. Prepared once, then shared by all who answer.
/// </summary>
public sealed class AnswerKey
{
    const int FormulaPoints = 32;
    const long WorkOfPoints = 4_000_000;
    const int DiagnosisPoints = 4;

    /// <summary>Of an answer at all points where mistakes are looked for: of a large one each entry is a trial of its own.</summary>
    const long DiagnosisEntries = 40_000;
    const int MostPairs = 600;
    const int LabelPoints = 8;

    readonly Lazy<DiagnosedQuestion> diagnosed;
    readonly Lazy<AnswerKey?> inLetters;
    readonly Lazy<WrongAnswers> singleMistakes;
    readonly Lazy<WrongAnswers> mistakePairs;
    readonly Lazy<AnswerBranches>? answerBranches;
    readonly Lazy<AnswerKey?> withOtherLabels = new((AnswerKey?)null);
    readonly int forward;

    AnswerKey(Exercise exercise, WorkBudget budget)
    {
        Exercise = exercise;
        Seed = exercise.Seed ?? SplitMix.SeedOf(exercise.Id, exercise.Variant);
        Evaluator = new LayeredEvaluator(budget: budget);
        inLetters = new(() => exercise.Question.InLetters is { } question
            && Of(exercise with { Question = question }, budget) is { Faults: [] } letters ? letters : null);
        diagnosed = new(() => DiagnosedQuestion.Of(exercise, Scope!, Target!));
        singleMistakes = new(() => WrongAnswers.OfSingles(Diagnosed.Context, Diagnosed.Target, Stated(), Evaluator, DiagnosedAt));
        mistakePairs = new(() => Diagnosed.Context.Output is null
            ? WrongAnswers.OfPairs(Diagnosed.Context, Diagnosed.Target, Evaluator, [], 0)
            : WrongAnswers.OfPairs(Diagnosed.Context, Diagnosed.Target, Evaluator, DiagnosedAt, MostPairs));
        if (exercise.Model is not { } model)
        {
            return;
        }

        Scope = AnswerScopes.Of(model);
        if (exercise.Question.Asked is not { } quantity)
        {
            return;
        }

        Scope = quantity is MendedLine line ? LineScope.Of(Scope, line) : Scope;
        Target = Target.Of(quantity, AnswerScopes.OfAuthor(Scope));
        Scope = Scope with { Asked = AnswerScopes.Asked(quantity, model.Program, Target.Shape) };
        foreach (var node in model.Program.Names.Values)
        {
            Evaluator.Add(node);
        }

        forward = Evaluator.Count;
        foreach (var node in Scope.Given.Values.Concat(Target.Parts))
        {
            Evaluator.Add(node);
        }

        Labels = FixedLabels.Of(model);
        withOtherLabels = new(() => Labels is null ? null : Relabelled());
        var sampler = SamplerOf(Seed);
        answerBranches = new(() => new(sampler, Points));
        var most = (int)Math.Clamp(WorkOfPoints / Math.Max(1, Evaluator.Work), 4, FormulaPoints);
        Points = !exercise.Question.AcceptsFormula ? [.. new[] { sampler.FixedPoint() }.OfType<SamplePoint>()] : sampler.Draw(most);
        FixedPoint = model.IsFixed && Points.Length > 0 ? Points[0] : null;
        Faults = [.. FindFaults()];
        Digest = PointDigest.Of(Points);
    }

    /// <summary>The same key at other points.</summary>
    AnswerKey(AnswerKey like, ImmutableArray<SamplePoint> points)
    {
        (Exercise, Seed, Scope, Evaluator, Target, Labels) = (like.Exercise, like.Seed, like.Scope, like.Evaluator, like.Target,
            like.Labels);
        forward = like.forward;
        Points = points;
        (diagnosed, inLetters) = (like.diagnosed, like.inLetters);
        singleMistakes = new(() => WrongAnswers.OfSingles(Diagnosed.Context, Diagnosed.Target, Stated(), Evaluator, DiagnosedAt));
        mistakePairs = new(() => WrongAnswers.OfPairs(Diagnosed.Context, Diagnosed.Target, Evaluator, [], 0));
    }

    public Exercise Exercise { get; }

    /// <summary>Of the points.</summary>
    public ulong Seed { get; }

    /// <summary>Why this exercise cannot be graded, for its author; a learner's answer to it is undecided.</summary>
    public ImmutableArray<Bilingual> Faults { get; } = [];

    /// <summary>Where the fixed numbers lie at a tie or at the tip of |x|: that the function has no derivative there, which is nobody's
    /// fault.</summary>
    public Bilingual? NoDerivative { get; private set; }

    /// <summary>What an answer may name.</summary>
    public Scope? Scope { get; }

    /// <summary>The right answer's closed form as graph, where the engine derived one: for worked solutions, never while the question is
    /// open.</summary>
    public Node? ClosedForm => Target is { Parts.Length: 1, Entry: null } target ? target.Parts[0] : null;

    /// <summary>The right answer at the question's own numbers; for worked solutions, never while the question is open.</summary>
    public Tensor? Key => FixedPoint?.Truth;

    /// <summary>The shape that an answer should have.</summary>
    public Shape? AnswerShape => Target?.Shape;

    /// <summary>The shape of any quantity of the exercise; for worked solutions, never while the question is open.</summary>
    /// <exception cref="ArgumentException">The quantity names what the model lacks.</exception>
    public Shape ShapeOf(Quantity quantity) => Target.ShapeOf(quantity, Scope);

    /// <summary>The check of the key itself; for worked solutions, never while the question is open. Null where nothing is
    /// calculated.</summary>
    public CheckTable? CheckOfKey => Points.IsEmpty ? null : CheckTables.Of(this, Points[0], Points[0].Truth);

    /// <summary>A fingerprint of the points.</summary>
    internal ulong Digest { get; }

    internal LayeredEvaluator Evaluator { get; }

    internal Target? Target { get; }

    internal ImmutableArray<SamplePoint> Points { get; } = [];

    internal SamplePoint? FixedPoint { get; }

    /// <summary>The labels among the fixed inputs; null where there are none.</summary>
    internal FixedLabels? Labels { get; }

    /// <summary>This key where those labels have other values; null where that leaves no regular point.</summary>
    internal AnswerKey? WithOtherLabels => withOtherLabels.Value;

    internal AnswerBranches AnswerBranches => answerBranches!.Value;

    internal DiagnosedQuestion Diagnosed => diagnosed.Value;

    internal WrongAnswers SingleMistakes => singleMistakes.Value;

    internal WrongAnswers MistakePairs => mistakePairs.Value;

    internal ImmutableArray<SamplePoint> DiagnosedAt =>
        Points[..Math.Min(Points.Length, (int)Math.Clamp(DiagnosisEntries / Math.Max(1, Target?.Shape.Count ?? 1), 1, DiagnosisPoints))];

    /// <summary>The same question for whoever answers it in letters; null where it asks for a formula anyway or the model fixes nothing to
    /// depart from.</summary>
    internal AnswerKey? InLetters => inLetters.Value;

    internal bool AnyLayout => Exercise.Question.AnyLayout;

    public static AnswerKey Of(Exercise exercise) => new(exercise, WorkBudget.Unbounded);

    /// <summary>Of what anybody may have written: with fewer points and fewer known mistakes where the budget is small for it.</summary>
    /// <exception cref="WorkSpentException">It is far too large.</exception>
    /// <exception cref="OperationCanceledException">Nobody waits for it.</exception>
    public static AnswerKey Of(Exercise exercise, WorkBudget budget) => new(exercise, budget);

    /// <summary>Whether the budget was large enough for every known mistake, and memory for its numbers.</summary>
    internal bool KnowsAllMistakes => Evaluator.Budget.HasLeft(WrongAnswers.ShareOfEvaluation) && SingleMistakes.AreAll
        && MistakePairs.AreAll;

    /// <summary>Whether it is too large for even a few points: then it says nothing of itself.</summary>
    public bool IsTooLarge => Target is not null && Points.IsEmpty && !Evaluator.Budget.HasLeft(Sampler.ShareAfterDrawing);

    /// <summary>More points, smaller and so better conditioned, for an answer that the first ones could not tell.</summary>
    internal ImmutableArray<SamplePoint> MorePoints() => SamplerOf(Seed ^ 0x5DEECE66DUL).Draw(Math.Max(4, Points.Length), damping: 0.4);

    /// <summary>The right answer, where the evaluator's values are these.</summary>
    internal Tensor TruthOf(Tensor[] values) => Target!.Assemble(node => values[Evaluator.SlotOf(node)!.Value]);

    internal SamplePoint? FreePoint() => SamplerOf(Seed ^ 0xB5297A4DUL).FreePoint();

    /// <summary>The same function at other numbers.</summary>
    internal SamplePoint? At(ImmutableDictionary<string, Tensor> variables, double margin) => SamplerOf(Seed).PointAt(variables, margin);

    Sampler SamplerOf(ulong seed) => new(Exercise.Model!, Evaluator, forward, Target!, seed);

    AnswerKey? Relabelled()
    {
        var points = SamplerOf(Seed ^ 0x94D049BBUL).WithOtherLabels(Points, Labels!, LabelPoints);
        return points.IsEmpty ? null : new(this, points);
    }

    IEnumerable<Bilingual> FindFaults()
    {
        if (Points.IsEmpty)
        {
            NoDerivative = SamplerOf(Seed).WhyThereIsNoDerivative();
            yield return NoDerivative ?? new(
                "No regular point was found: the numbers leave a domain, lie on a kink or a tie, or the question asks for numbers "
                + "without fixing any.",
                "정상적인 점을 찾지 못했어요. 정의역을 벗어났거나, 꺾이는 점이나 동점에 있거나, 숫자를 묻는데 값이 정해지지 않았어요.");
            yield break;
        }

        var witness = new NumericWitness(Evaluator, Target!);
        // On a kink with a slope by convention, differences give the mean of both sides.
        foreach (var point in Points.Where(point => point.Pattern.Margin > 0).Take(3))
        {
            if (!witness.Agrees(point))
            {
                yield return new(
                    "Reverse mode and numeric gradients disagree about the key: the function is not smooth here, or a pullback is wrong.",
                    "정답에 대해 역전파와 수치 기울기가 서로 달라요. 함수가 매끄럽지 않거나 역전파 규칙이 틀렸어요.");
                yield break;
            }
        }
    }

    IEnumerable<WrongAnswer> Stated()
    {
        var scope = AnswerScopes.OfAuthor(Scope!);
        foreach (var (number, stated) in Exercise.Stated.Index())
        {
            var read = Exercise.Question.Asked is MendedLine
                ? AnswerLanguage.ReadLine(stated.Answer, scope).Value?.Value : AnswerLanguage.ReadAnswer(stated.Answer, scope).Value;
            if (read is { } reading)
            {
                yield return new(stated.DiagnosisId ?? DiagnosisIds.Stated, 3, null, stated.Message ?? Known, [reading.Node],
                    Target.Graded(reading.Node.Shape), null, Stated: number);
            }
        }
    }

    internal static Bilingual Known { get; } = new("This is a mistake that many make here.", "여기에서 많이 하는 실수예요.");
}
