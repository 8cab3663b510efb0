namespace BackpropTutor.Classrooms.Marks;

/// <summary>What some answers to one exercise are worth.</summary>
/// <param name="Share">Of the points, between 0 and 1.</param>
/// <param name="Attempts">How many counted.</param>
/// <param name="IsSolved">Whether one of these was right.</param>
/// <param name="Best">Which answer earns the mark, counted from zero among all that were given; null where none earns anything.</param>
/// <param name="IsLate">Whether that one came after the due date.</param>
public sealed record Mark(double Share, int Attempts, bool IsSolved, int? Best, bool IsLate)
{
    public static Mark None { get; } = new(0, 0, false, null, false);
}
