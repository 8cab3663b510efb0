using BackpropTutor.Autodiff;

namespace BackpropTutor.Classrooms.Access;

/// <summary>Why something was not done, and what to do about it: a whole sentence or two for the person who asked.</summary>
public sealed record Refusal(RefusalKind Kind, Bilingual Message)
{
    public static Refusal NotFound(string english, string korean) => new(RefusalKind.NotFound, new(english, korean));

    public static Refusal Forbidden(string english, string korean) => new(RefusalKind.Forbidden, new(english, korean));

    public static Refusal Invalid(string english, string korean) => new(RefusalKind.Invalid, new(english, korean));

    public static Refusal Conflict(string english, string korean) => new(RefusalKind.Conflict, new(english, korean));

    public static Refusal Closed(string english, string korean) => new(RefusalKind.Closed, new(english, korean));

    public override string ToString() => Message.English;
}
