namespace BackpropTutor.Classrooms.Access;

/// <summary>It was done, and there is nothing more to say.</summary>
public sealed record Done
{
    public static Done Value { get; } = new();
}
