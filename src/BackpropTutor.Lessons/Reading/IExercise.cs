using BackpropTutor.Grading.Exercises;

namespace BackpropTutor.Lessons.Reading;

/// <summary>A block that is graded.</summary>
public interface IExercise : IBlock
{
    Exercise Exercise { get; }

    /// <summary>What its author says comes out, as a learner would type it; null where nothing is said.</summary>
    string? Expected { get; }

    /// <summary>Whether its author has to say what comes out.</summary>
    bool MustExpect { get; }

    /// <summary>Tells it the lesson that it stands in, once that is whole and before anybody sees it.</summary>
    void StandIn(Lesson lesson);

    /// <summary>What its author has to mend beside the key, in the lesson that it stands in.</summary>
    /// <param name="variants">How many sets of other numbers are tried.</param>
    IEnumerable<(string Message, string Remedy)> FaultsIn(Lesson lesson, int variants);

    /// <summary>Where it stands in the lesson's facts, counted from one.</summary>
    int Line { get; }
}
