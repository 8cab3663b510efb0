using System.Collections.Immutable;
using System.Diagnostics;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Grading;
using BackpropTutor.Grading.Exercises;
using BackpropTutor.Grading.Keys;
using BackpropTutor.Grading.Questions.Numeric;
using BackpropTutor.Grading.Tests.Mutants;
using BackpropTutor.Grading.Verdicts;

namespace BackpropTutor.LongRuns;

/// <summary>
/// Simulated learners who make one slip at one gate, or in some entries of a list, and type what comes out with 3 to 5 digits; and others
/// who type any number with as many. The first should be told their slip, the second nothing.
/// </summary>
sealed class WrongNumbersRun : ILongRun
{
    public static string Verb => "wrong-numbers";

    public static string Summary =>
        "types the numbers of learners' slips, by gate and by entry, and random ones of as many digits (--questions 300, --seed 1)";

    public static int Run(Options options)
    {
        var (questions, first) = (options.Number("questions", 300), options.Number("seed", 1));
        var start = Stopwatch.GetTimestamp();
        var tally = new Dictionary<int, Tally> { [3] = new(), [4] = new(), [5] = new() };
        var missed = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var asked = 0;
        for (var seed = first; asked < questions && seed < first + (20 * questions); seed++)
        {
            if (Question(seed) is not { } question)
            {
                continue;
            }

            asked++;
            var slips = LearnerSlips.Of(question.Model!, (question.Question as NumbersFor)!.What, seed).ToArray();
            var key = AnswerKey.Of(question);
            var random = new Random(seed);
            foreach (var digits in tally.Keys)
            {
                var typed = slips.Select(slip => (slip.Id, Text: Typed(slip.Answer, digits))).DistinctBy(slip => (slip.Id, slip.Text))
                    .ToArray();
                foreach (var (id, text) in typed)
                {
                    var verdict = Grader.Grade(key, text);
                    tally[digits].Random(key, text, Typed(key.Key!, digits), random);
                    if (verdict.Kind is VerdictKind.Correct or VerdictKind.Undecided
                        || typed.Any(other => other.Id != id && other.Text == text))
                    {
                        continue;
                    }

                    var told = verdict.Diagnoses is [var plainest, ..] ? plainest.Id : "nothing";
                    tally[digits].Count(LearnerSlips.IsSame(id, told), told is DiagnosisIds.WrongEntries);
                    if (!LearnerSlips.IsSame(id, told))
                    {
                        missed[$"{id} as {told}"] = missed.GetValueOrDefault($"{id} as {told}") + 1;
                        if (options.Text("show") == id)
                        {
                            Console.WriteLine(
                                $"{seed}: {string.Join("; ", question.Model!.Program.Definitions.Select(d => d.Name))} "
                                + $"{question.Question} {id}: {text} as {told} (right {Typed(key.Key!, 6)})");
                        }
                    }
                }
            }
        }

        foreach (var (digits, counted) in tally)
        {
            Console.WriteLine($"{digits} digits: {counted}");
        }

        var most = missed.OrderByDescending(pair => pair.Value).Take(16).Select(pair => $"{pair.Key} ×{pair.Value}");
        Console.WriteLine($"missed: {string.Join(", ", most)}");
        var (right, apart) = (tally.Values.Sum(counted => counted.Right), tally.Values.Sum(counted => counted.Apart));
        var (explained, numbers) = (tally.Values.Sum(counted => counted.Explained), tally.Values.Sum(counted => counted.Numbers));
        Console.WriteLine(
            $"{asked} questions: {right} of {apart} slips that can be told apart are told first "
            + $"({100.0 * right / Math.Max(1, apart):F2}%); "
            + $"{explained} of {numbers} random numbers are explained ({100.0 * explained / Math.Max(1, numbers):F2}%); "
            + $"{Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s");
        return right < 0.95 * apart || explained > 0.01 * numbers ? 1 : 0;
    }

    /// <summary>A scalar gradient, a list of scalar gradients, or a vector gradient, at numbers of one decimal.</summary>
    static Exercise? Question(int seed)
    {
        var function = RandomFunction.Of(seed);
        var program = function.Program;
        var scalars = program.Variables.Where(variable => variable.Shape.IsScalar).Select(variable => variable.Symbol).ToArray();
        if (program.Names[function.Wrt].Shape.IsMatrix)
        {
            return null;
        }

        Quantity what = scalars.Length > 1 && scalars.Length == program.Variables.Length && seed % 2 == 0
            ? new ExpressionOf($"[{string.Join(", ", scalars.Select(name => $"d{program.Output.Name}/d{name}"))}]")
            : new GradientOf(function.Wrt);
        var exercise = new Exercise
        {
            Id = $"wrong-numbers {seed}",
            Question = new NumbersFor(what),
            Model = new(program) { Values = FixedNumbers.For(program, seed) },
        };
        return AnswerKey.Of(exercise) is { Faults.Length: 0, Key: { } key } && key.Values.ToArray().Any(entry => Math.Abs(entry) > 1e-3)
            ? exercise : null;
    }

    static string Typed(Tensor value, int digits)
    {
        var numbers = value.Values.ToArray().Select(entry => SignificantDigits.Of(entry, digits)).ToArray();
        return value.Shape.IsScalar ? numbers[0] : $"[{string.Join(", ", numbers)}]";
    }

    /// <summary>What was found with so many digits.</summary>
    sealed class Tally
    {
        public int Right { get; private set; }

        public int Apart { get; private set; }

        public int Silent { get; private set; }

        public int Explained { get; private set; }

        public int Numbers { get; private set; }

        public void Count(bool isRight, bool isSilent)
        {
            Apart++;
            Right += isRight ? 1 : 0;
            Silent += isSilent ? 1 : 0;
        }

        /// <summary>Types other digits in the place of these, of the same size: in all entries, or in one where the others are right. What
        /// happens to be right is none.</summary>
        /// <param name="right">The right answer with as many digits.</param>
        public void Random(AnswerKey key, string text, string right, Random random)
        {
            var (numbers, known) = (text.Trim('[', ']').Split(", "), right.Trim('[', ']').Split(", "));
            var only = numbers.Length > 1 && random.Next(2) == 0 ? random.Next(numbers.Length) : -1;
            var typed = string.Join(", ", numbers.Select((number, i) => only >= 0 && i != only
                ? known[i] : SignificantDigits.Random(number, random)));
            var verdict = Grader.Grade(key, text[0] == '[' ? $"[{typed}]" : typed);
            if (verdict.Kind is VerdictKind.Wrong or VerdictKind.Partial)
            {
                Numbers++;
                Explained += verdict.Diagnoses.Any(diagnosis =>
                    diagnosis.Id is not (DiagnosisIds.WrongEntries or DiagnosisIds.RoundedTooEarly)) ? 1 : 0;
            }
        }

        public override string ToString() =>
            $"{Right} of {Apart} told first ({100.0 * Right / Math.Max(1, Apart):F2}%), of {Silent} nothing is told; {Explained} of "
            + $"{Numbers} random ones explained ({100.0 * Explained / Math.Max(1, Numbers):F2}%)";
    }
}
