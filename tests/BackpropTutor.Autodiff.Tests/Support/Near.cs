using Xunit;

namespace BackpropTutor.Autodiff.Tests.Support;

/// <summary>Claims about numbers that are nearly equal, with a message that shows the worst entry.</summary>
static class Near
{
    public static void Equal(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, double tolerance, string about)
    {
        Assert.True(expected.Length == actual.Length, $"{about}: {expected.Length} entries expected, {actual.Length} found.");
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(Close(expected[i], actual[i], tolerance), $"{about}: entry {i} should be {expected[i]:R} and is {actual[i]:R}.");
        }
    }

    public static void Equal(double[,] expected, double[,] actual, double tolerance, string about) =>
        Equal(Flat(expected), Flat(actual), tolerance, about);

    /// <summary>Relative to the expected size, absolute below 1.</summary>
    public static bool Close(double expected, double actual, double tolerance) =>
        expected.Equals(actual) || Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected));

    static double[] Flat(double[,] values) => [.. values.Cast<double>()];
}
