using System.Collections.Immutable;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Hints;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Lessons.Checking;
using BackpropTutor.Lessons.Prose;

namespace BackpropTutor.Lessons.Blocks.Exercises;

/// <summary>
/// An exercise as it is asked with one set of numbers: the author's own (variant 0), or others. What the author wrote for the own numbers
/// is told of others only where it holds for them too: computed values are computed again, and a line with a typed number is left out.
/// </summary>
public sealed class ExerciseVariant
{
    readonly Lazy<AnswerKey> answerKey;
    readonly Lazy<ImmutableArray<VariantHint>> hints;

    /// <summary>With the author's own numbers.</summary>
    internal ExerciseVariant(ExerciseBlock block)
    {
        (Block, Exercise, Bound, Ask, Says) = (block, block.Exercise, block.Bound, block.Ask, block.Says);
        answerKey = new(() => AnswerKey.Of(Exercise));
        hints = new(() => HintsOf(block.Hints));
    }

    /// <summary>With other numbers: those of <paramref name="exercise"/>.</summary>
    internal ExerciseVariant(ExerciseBlock block, Exercise exercise)
    {
        (Block, Exercise, Bound) = (block, exercise, block.Bound! with { Values = exercise.Model!.Values });
        answerKey = new(() => AnswerKey.Of(Exercise));
        Ask = block.Ask.With(Again);
        Says = [.. exercise.Stated.Select(stated => block.Says[block.Exercise.Stated.IndexOf(stated)])
            .Select(line => line is null ? null : Holding(line))];
        hints = new(() => HintsOf([.. block.Hints.Select(Holding).OfType<BilingualProse>()]));
        var asked = Walk.Values(Ask.English).Where(value => value.Model == block.ModelName).Select(value => value.Expression)
            .ToHashSet(StringComparer.Ordinal);
        Given = [.. Bound.Program.Variables.Where(variable => !asked.Contains(variable.Symbol) && !exercise.Model.Held.Contains(
            variable.Symbol)).Select(variable => KeyValuePair.Create(variable.Symbol, Bound.Values[variable.Symbol]))];
    }

    public ExerciseBlock Block { get; }

    /// <summary>Which set of numbers; 0 is the author's own.</summary>
    public int Number => Exercise.Variant;

    public Exercise Exercise { get; }

    /// <summary>The model with these numbers; null for a question that no program stands behind.</summary>
    public BoundModel? Bound { get; }

    public BilingualProse Ask { get; }

    /// <summary>What the author says to each stated wrong answer, in the order of <see cref="Exercise.Stated"/>; null leaves it to the
    /// engine.</summary>
    public ImmutableArray<BilingualProse?> Says { get; }

    /// <summary>The numbers that the question itself does not name; none for the author's own, which the lesson tells.</summary>
    public ImmutableArray<KeyValuePair<string, Tensor>> Given { get; } = [];

    /// <summary>The key side, worked out once and shared by all who answer.</summary>
    public AnswerKey AnswerKey => answerKey.Value;

    /// <summary>The author's, or where there are none the engine's; what they say is not on the page before they are opened.</summary>
    public ImmutableArray<VariantHint> Hints => hints.Value;

    ImmutableArray<VariantHint> HintsOf(ImmutableArray<BilingualProse> own) => own.Length > 0
        ? [.. own.Select((line, step) => new VariantHint(line, HintLadder.CostOf(step)))]
        : [.. HintLadder.For(AnswerKey, Block.Shows)
            .Select(hint => new VariantHint(new([new Words(0, hint.Text.English)], [new Words(0, hint.Text.Korean)]), hint.Cost))];

    BilingualProse? Holding(BilingualProse line) =>
        Block.Numbers.FalseInRemark(line.English) is null && Block.Numbers.FalseInRemark(line.Korean) is null ? line.With(Again) : null;

    ComputedValue Again(ComputedValue value) => Bound!.WithNumbers(Block.ModelName, Bound.Values)(value);
}

/// <summary>One step of help; <paramref name="Cost"/> is the share of the score that opening it takes.</summary>
public sealed record VariantHint(BilingualProse Text, double Cost);
