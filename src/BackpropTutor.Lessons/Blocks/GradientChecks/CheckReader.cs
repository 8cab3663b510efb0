using BackpropTutor.Lessons.Blocks.Parts;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Blocks.GradientChecks;

/// <summary>Reads <c>kind: gradient-check, function: sigmoid(x), at: 1, step: 1e-5</c>: a function of x in the answer language.</summary>
public sealed class CheckReader : IBlockReader
{
    public string Kind => "gradient-check";

    public IBlock Read(BlockFacts facts)
    {
        var own = facts.Facts;
        var lab = CheckLab.Read(own.Text("function"), own.Number("at"));
        if (!lab.Succeeded)
        {
            throw own.Mistake("function", lab.Mistake.Message.English, "Write a function of x, such as sigmoid(x).");
        }

        var step = own.Number("step");
        return step is >= 1e-13 and <= 0.1
            ? new ShownBlock(typeof(CheckBlock), facts, ("Lab", lab.Value), ("Exponent", Math.Log10(step)))
            : throw own.Mistake("step", $"The step is {step}.", "Take one from 1e-13 to 0.1.");
    }
}
