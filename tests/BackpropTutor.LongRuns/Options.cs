using System.Globalization;

namespace BackpropTutor.LongRuns;

/// <summary>The command line after the verb: <c>--name value</c> pairs.</summary>
sealed class Options
{
    readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    public Options(ReadOnlySpan<string> arguments)
    {
        for (var i = 0; i < arguments.Length; i += 2)
        {
            if (!arguments[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == arguments.Length)
            {
                throw new ArgumentException($"Options come in pairs, --name value; “{arguments[i]}” does not fit.", nameof(arguments));
            }

            values[arguments[i][2..]] = arguments[i + 1];
        }
    }

    public int Number(string name, int otherwise) =>
        values.TryGetValue(name, out var text) ? int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : otherwise;

    public string? Text(string name) => values.GetValueOrDefault(name);
}
