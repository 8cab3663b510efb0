namespace BackpropTutor.Lessons.Authoring;

/// <summary>
/// Something that an author has to mend in a content file: where it stands, what is wrong there, and what to do about it.
/// Lines count from one; line 0 speaks of the file as a whole.
/// </summary>
public sealed record ContentMistake(string File, int Line, string Message, string Remedy)
{
    public override string ToString() => Line == 0 ? $"{File}: {Message} {Remedy}" : $"{File}:{Line}: {Message} {Remedy}";
}

/// <summary>
/// Thrown while a part of a lesson is read. The lesson's reader catches it at that part, so that one broken block does not hide the
/// mistakes of the next, and no other lesson suffers.
/// </summary>
public sealed class ContentException(ContentMistake mistake) : Exception(mistake.ToString())
{
    public ContentException(string file, int line, string message, string remedy)
        : this(new ContentMistake(file, line, message, remedy))
    {
    }

    public ContentMistake Mistake { get; } = mistake;
}
