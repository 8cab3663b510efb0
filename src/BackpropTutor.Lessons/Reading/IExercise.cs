using BackpropTutor.Grading.Exercises;

namespace BackpropTutor.Lessons.Reading;

/// <summary>A block that is graded.</summary>
public interface IExercise : IBlock
{
    Exercise Exercise { get; }

    /// <summary>What its author says comes out; null where nothing is said.</summary>
    string? Expected { get; }

    /// <summary>What its author has to mend beside the key, in the lesson that it stands in.</summary>
    IEnumerable<(string Message, string Remedy)> FaultsIn(Lesson lesson);

    /// <summary>Where it stands in the lesson's facts, counted from one.</summary>
    int Line { get; }
}
