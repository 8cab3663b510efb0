using BackpropTutor.Autodiff.Expressions;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Questions.Choices;
using BackpropTutor.Grading.Questions.Formulas;
using BackpropTutor.Grading.Questions.Numeric;
using BackpropTutor.Grading.Questions.NumericOrFormulas;
using BackpropTutor.Grading.Questions.Orderings;
using BackpropTutor.Grading.Questions.Repairs;
using BackpropTutor.Grading.Questions.Shapes;
using BackpropTutor.Lessons.Checking;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Blocks.Exercises;

/// <summary>One number: <c>answer: s</c>. Of a number that does not end, <c>digits: 5</c> wants so many significant digits.</summary>
public sealed class NumberReader() : ExerciseReader("number", Entry.Line)
{
    protected override Asked Ask(Facts facts, BoundModel? model) =>
        new(new NumbersFor(Quantity(facts, "answer", model)) { Digits = Digits(facts) });
}

/// <summary>A vector of numbers: <c>answer: ds/db</c>. With <c>layout: any</c> a row is as good as the column.</summary>
public sealed class VectorReader() : ExerciseReader("vector", Entry.List)
{
    protected override Asked Ask(Facts facts, BoundModel? model) =>
        new(new NumbersFor(Quantity(facts, "answer", model)) { AnyLayout = facts.TextOrNull("layout") == "any", Digits = Digits(facts) });
}

/// <summary>A matrix of numbers: <c>answer: jacobian dz/dW</c>.</summary>
public sealed class MatrixReader() : ExerciseReader("matrix", Entry.Rows)
{
    protected override Asked Ask(Facts facts, BoundModel? model) =>
        new(new NumbersFor(Quantity(facts, "answer", model)) { AnyLayout = facts.TextOrNull("layout") == "any", Digits = Digits(facts) });
}

/// <summary>A formula over the model's names: <c>answer: ds/dz</c>.</summary>
public sealed class FormulaReader() : ExerciseReader("formula", Entry.Formula)
{
    protected override Asked Ask(Facts facts, BoundModel? model) =>
        new(new FormulaFor(Quantity(facts, "answer", model)) { AnyLayout = facts.TextOrNull("layout") == "any" });
}

/// <summary>An error signal, as numbers or as a formula.</summary>
public sealed class DeltaReader() : ExerciseReader("delta", Entry.Formula)
{
    protected override Asked Ask(Facts facts, BoundModel? model) =>
        new(new NumbersOrFormulaFor(Quantity(facts, "answer", model)) { AnyLayout = facts.TextOrNull("layout") == "any" });
}

/// <summary>One shape (<c>answer:</c>) or a chain of them (<c>answers:</c>).</summary>
public sealed class ShapeReader() : ExerciseReader("shape", Entry.Line)
{
    protected override Asked Ask(Facts facts, BoundModel? model)
    {
        var texts = facts.Has("answers") ? facts.Texts("answers") : [facts.Text("answer")];
        var program = Needed(facts, model).Program;
        return new(new ShapesOf([.. texts.Select(text => QuantityText.Read(text, program))]));
    }
}

/// <summary>Options, of which <c>right</c> names the right one or ones; each may carry a remark for those who pick it wrongly.</summary>
public sealed class ChoiceReader() : ExerciseReader("choice", Entry.Options)
{
    protected override Asked Ask(Facts facts, BoundModel? model)
    {
        var options = facts.Children("options");
        var right = facts.Text("right");
        if (options.All(option => option.Key != right))
        {
            throw facts.Mistake("right", $"No option is called '{right}'.", Nearest.Suggest(right, options.Select(option => option.Key)));
        }

        return new(
            new Choice([.. options.Select(option => new Option(option.Key, option.Key == right, option.Value.TextOrNull("diagnosis")))]))
        {
            Labels = [.. options.Select(option => KeyValuePair.Create(option.Key, option.Value.ProseHere()))],
        };
    }
}

/// <summary>Steps to put in order; <c>before</c> lists which must come before which, as <c>[a, b]</c> pairs.</summary>
public sealed class OrderReader() : ExerciseReader("order", Entry.Order)
{
    protected override Asked Ask(Facts facts, BoundModel? model)
    {
        var items = facts.Children("items");
        return new(new Ordering([.. items.Select(item => item.Key)], [.. facts.Pairs("before")]))
        {
            Labels = [.. items.Select(item => KeyValuePair.Create(item.Key, item.Value.ProseHere()))],
        };
    }
}

/// <summary>Lines of code of which one, <c>faulty</c> (counted from one), is to be found and mended: <c>answer: w2 -= 1e-4 *
/// grad_w2</c>.</summary>
public sealed class LineReader() : ExerciseReader("line", Entry.Repair)
{
    protected override Asked Ask(Facts facts, BoundModel? model)
    {
        var lines = facts.Text("lines").TrimEnd().Split('\n');
        var faulty = facts.Whole("faulty");
        return faulty >= 1 && faulty <= lines.Length
            ? new(new LineToRepair(new MendedLine([.. lines], faulty - 1, Mended(facts, Needed(facts, model)))))
            : throw facts.Mistake("faulty", $"There is no line {faulty}.", $"Count from 1 to {lines.Length}.");
    }

    /// <summary>The whole line: what it changes is part of what is wrong or right about it.</summary>
    static string Mended(Facts facts, BoundModel model)
    {
        var line = facts.Text("answer");
        return Language.ReadLine(line, model.Scope) is { Value.Target: null }
            ? throw facts.Mistake("answer", "The mended line has to name what it changes.", "Write it whole, as in w2 -= 0.1 * grad_w2.")
            : line;
    }
}
