using System.Globalization;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Blocks.Parts;

/// <summary>
/// A block that shows more once exercises beside it are solved. It stands on the page as static HTML without what is asked; when that may
/// be seen, <see cref="PartNews"/> sends its view anew.
/// </summary>
interface IRevealed : IBlock
{
    string Id { get; }

    /// <summary>The model whose quantities it shows; null for a block that shows none.</summary>
    string? ModelName { get; }

    /// <summary>The component that is sent, without anything interactive in it.</summary>
    Type View { get; }

    /// <param name="isSolved">Whether an exercise of the lesson is solved or given up, by its letter.</param>
    IDictionary<string, object?> ViewParameters(Lesson lesson, CultureInfo language, Func<string, bool> isSolved);
}
