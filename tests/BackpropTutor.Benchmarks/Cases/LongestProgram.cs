using System.Globalization;
using BackpropTutor.Autodiff.Tensors;
using BackpropTutor.Language;

namespace BackpropTutor.Benchmarks.Cases;

/// <summary>Reading a program of the greatest allowed length, beside one of half that length: the ratio should be near one half.</summary>
sealed class LongestProgram : IBenchmark
{
    static readonly Dictionary<string, Shape> Shapes = new(StringComparer.Ordinal) { ["x"] = Shape.Vector(3), ["w"] = Shape.Vector(3) };
    readonly string longest = Written(Limits.Characters);
    readonly string half = Written(Limits.Characters / 2);

    public string Name => "longest-program";

    public string Aim => "read the longest allowed program: at most 5 ms, and in proportion to its length";

    public double Operations => 1;

    public IReadOnlyList<Contender> Contenders =>
    [
        new("longest", count => Read(longest, count)),
        new("half of it", count => Read(half, count)),
    ];

    static double Read(string text, int count)
    {
        var result = 0;
        for (var i = 0; i < count; i++)
        {
            var read = AnswerLanguage.ReadProgram(text, Shapes);
            result = read.Value?.Definitions.Length
                ?? throw new InvalidOperationException($"The program should be read: {read.Mistake!.Message.English}");
        }

        return result;
    }

    /// <summary>Statement after statement, each over the one before, up to a number of characters.</summary>
    static string Written(int characters)
    {
        var text = "a0 = x";
        for (var i = 1; ; i++)
        {
            var (name, before) = ("a" + i.ToString(CultureInfo.InvariantCulture), "a" + (i - 1).ToString(CultureInfo.InvariantCulture));
            var next =
                $"{text}\n{name} = w * σ({before} + 0.5 * x) - tanh({before}) * (x - 1.25) + exp(-x) / (1 + w^2) + relu({before} - w) * "
                + $"0.125 + ln(1 + x^2)";
            if (next.Length > characters)
            {
                return text;
            }

            text = next;
        }
    }
}
