using BackpropTutor.Autodiff.Tensors;

namespace BackpropTutor.Lessons.Exploring;

/// <summary>Numbers for an input of which only the shape is known: short ones, the same for the same name and shape everywhere and
/// always.</summary>
static class Drawing
{
    /// <summary>Tenths between −1.5 and 1.5, none of them 0, where kinks are.</summary>
    public static Tensor Of(string name, Shape shape)
    {
        var state = 0x9E3779B97F4A7C15UL;
        foreach (var c in name)
        {
            state = Mixed(state ^ c);
        }

        var values = new double[shape.Count];
        for (var i = 0; i < values.Length; i++)
        {
            state += 0x9E3779B97F4A7C15UL;
            var tenths = (int)(Mixed(state) % 30) - 15;
            values[i] = (tenths < 0 ? tenths : tenths + 1) / 10.0;
        }

        return Tensor.Of(shape, values);
    }

    /// <summary>The finisher of SplitMix64.</summary>
    static ulong Mixed(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9UL;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBUL;
        return bits ^ (bits >> 31);
    }
}
