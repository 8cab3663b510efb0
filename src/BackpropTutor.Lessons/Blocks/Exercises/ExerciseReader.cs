using System.Collections.Immutable;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Language;
using BackpropTutor.Lessons.Authoring;
using BackpropTutor.Lessons.Blocks.Exercises.Entries;
using BackpropTutor.Lessons.Checking;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Blocks.Exercises;

/// <summary>
/// What all kinds of exercise have in common: the question, the model, stated wrong answers, hints, and what pictures hide meanwhile.
/// </summary>
/// <param name="entry">The <see cref="ExerciseEntry"/> by which an answer is given.</param>
public abstract class ExerciseReader(string kind, Type entry) : IExerciseReader
{
    public string Kind { get; } = kind;

    public Type Entry { get; } = entry;

    public IBlock Read(BlockFacts facts)
    {
        var bound = facts.Facts.Has("model") ? BoundModel.Of(facts.Model) : null;
        var read = Question(facts.Facts, bound);
        var wrong = facts.Facts.List("wrong");
        return new ExerciseBlock(
            facts.LessonId, facts.Id, Entry,
            new Exercise
            {
                Id = $"{facts.LessonId}{facts.Id}",
                Question = read.Question,
                Model = bound is null
                    ? null
                    : ModelOf(facts.Facts, bound) with
                    {
                        ShownSteps = ShownSteps.Of(facts.Model, bound.Program, facts.Sight, facts.Models),
                    },
                OtherNumbers = bound is null ? [] : [.. Drawn(facts, bound)],
                Stated = [.. wrong.Select(Stated)],
            },
            facts.Facts.Prose("ask"))
        {
            Bound = bound,
            Says = [.. wrong.Select(one => one.Has("says") ? one.Prose("says") : null)],
            Hints = facts.Facts.Proses("hints"),
            Labels = read.Labels,
            Line = facts.Facts.Line,
            ModelName = facts.Facts.TextOrNull("model"),
            Hides = facts.Facts.Texts("hides"),
            Chain = facts.Facts.TextOrNull("chain"),
            MayVary = facts.Facts.Flag("varies", otherwise: true),
            Constants = facts.Facts.Has("constants") ? [.. facts.Facts.Tensor("constants").Values] : [],
            Form = Form(facts.Facts),
            Expected = Expected(facts.Facts),
            MustExpect = MustExpect,
        };
    }

    protected abstract ReadQuestion Question(Facts facts, BoundModel? model);

    /// <summary>
    /// What the author says comes out, as a learner would type it; null where nothing is said, or it is part of the question.
    /// </summary>
    protected virtual string? Expected(Facts facts) => facts.Has("expected") ? facts.Written("expected") : null;

    /// <summary>Whether the author has to say it.</summary>
    protected virtual bool MustExpect => true;

    /// <summary>The answer in the form that the question asks for, where it asks for one.</summary>
    protected virtual string? Form(Facts facts) => facts.TextOrNull("form");

    protected static BoundModel Needed(Facts facts, BoundModel? model) =>
        model ?? throw facts.Mistake("kind", "This kind of exercise needs a model.", "Name one of the lesson's models.");

    protected static Quantity Quantity(Facts facts, string name, BoundModel? model) =>
        QuantityText.Read(facts.Text(name), Needed(facts, model).Program);

    protected static bool IsLayoutOpen(Facts facts) => facts.TextOrNull("layout") == "any";

    static StatedMistake Stated(Facts wrong) => new(wrong.Written("answer"), wrong.TextOrNull("diagnosis"),
        HoldsAlways: wrong.Flag("always", otherwise: false));

    static ExerciseModel ModelOf(Facts facts, BoundModel bound) => new(bound.Program)
    {
        Values = bound.Values,
        Held = [.. facts.Texts("held").Select(name => bound.Values.ContainsKey(Names.Canonical(name))
            ? Names.Canonical(name)
            : throw facts.Mistake("held", $"The model has no number '{name}'.", Nearest.Suggest(name, bound.Values.Keys)))],
        Kept = [.. facts.Texts("keeps")],
        Given = facts.Children("given").ToImmutableDictionary(pair => Names.Canonical(pair.Key),
            pair => Names.Canonical(pair.Value.Scalar())),
        Kinds = facts.Children("kinds").ToImmutableDictionary(
            pair => Names.Canonical(pair.Key),
            pair => Enum.TryParse<VariableKind>(pair.Value.Scalar(), ignoreCase: true, out var kind)
                ? kind
                : throw facts.Mistake("kinds", $"'{pair.Value.Scalar()}' is no kind of variable.",
                    "Write positive, onehot or distribution.")),
    };

    /// <summary>The numbers of other models of the same program that the lesson draws: a worked example.</summary>
    static IEnumerable<OtherNumbers> Drawn(BlockFacts facts, BoundModel bound) =>
        from name in facts.Sight.Drawn.Order(StringComparer.Ordinal)
        let model = facts.Models.ByName.GetValueOrDefault(name)
        where model is not null && model != facts.Model && model.Program == facts.Model.Program
        let values = BoundModel.Of(model).Values
        where bound.Program.Variables.All(variable => values.TryGetValue(variable.Symbol, out var value)
            && value.Shape.Equals(variable.Shape))
        select new OtherNumbers(values, AreAuthors: false);
}
