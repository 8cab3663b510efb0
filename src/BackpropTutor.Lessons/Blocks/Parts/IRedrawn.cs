using System.Globalization;
using BackpropTutor.Lessons.Checking;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Blocks.Parts;

/// <summary>A block that can show its model at the other numbers that an exercise is asked with.</summary>
interface IRedrawn : IRevealed
{
    /// <param name="isSolved">Whether an exercise of the lesson is solved or given up with these numbers, by its letter.</param>
    IDictionary<string, object?> ViewParameters(Lesson lesson, CultureInfo language, Func<string, bool> isSolved, NumbersAsked asked);
}
