using BackpropTutor.Lessons.Authoring;
using BackpropTutor.Lessons.Blocks.Parts;
using BackpropTutor.Lessons.Maths;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Tests.Blocks;

/// <summary>A lesson with the tiny network and one block, read by the real readers.</summary>
static class BlockSource
{
    const string Head = """
        id: "9.1"
        slug: sample
        module: 9
        title: {en: Sample, ko: 보기}
        models:
          tiny:
            program: |
              z = W*x + b
              h = sigmoid(z)
              s = u'*h
            values:
              W: [[0.5, -0.5, 0.5], [1, 0.25, -0.5]]
              x: [1, 2, -1]
              b: [1, -1]
              u: [2, -1]
          gates:
            program: f = 2 * (x * y + max(z, w))
            values: {x: 3, y: -4, z: 2, w: -1}
          shapeless:
            program: y = relu(x)
            shapes: {x: [3]}
          window:
            program: |
              z = W*x + b
              h = sigmoid(z)
              s = u'*h
            values:
              W: [[0.5, 0.25, -0.5, 1], [1, -1, 0.5, 0.25]]
              x: [1, 2, -1, 0.5]
              b: [0, 0]
              u: [1, 1]
        blocks:
          picture: 
        """;

    public static LessonReading Read(string block) => new LessonReader(
            BlockReaders.FoundIn(typeof(IBlock).Assembly), new NoValues(), MathFile.Empty)
        .Read(new LessonSource("9/9.1", $"{Head.TrimEnd()} {{{block}}}\n", "::: picture\n", "::: picture\n"));

    /// <summary>The parameters that the block gives its component.</summary>
    public static T Parameter<T>(string block, string name)
    {
        var reading = Read(block);
        Assert.Empty(reading.Mistakes);
        return (T)((ShownBlock)reading.Lesson!.Blocks["picture"]).Shown(System.Globalization.CultureInfo.GetCultureInfo("en"))[name]!;
    }

    /// <summary>The only mistake, without the file, which is always the lesson's facts.</summary>
    public static string Mistake(string block)
    {
        var mistake = Assert.Single(Read(block).Mistakes);
        Assert.Equal("9/9.1/lesson.yaml", mistake.File);
        return $"{mistake.Message} {mistake.Remedy}";
    }

    sealed class NoValues : IValueSource
    {
        public bool TryCompute(Model model, string expression, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Computed? value,
            [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out string? mistake)
        {
            (value, mistake) = (null, "These lessons have no values in their prose.");
            return false;
        }
    }
}
