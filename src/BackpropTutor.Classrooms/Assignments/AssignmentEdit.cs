using BackpropTutor.Classrooms.Model;

namespace BackpropTutor.Classrooms.Assignments;

/// <summary>All that a teacher says of an assignment. The items are in order; an item that is missing is taken out.</summary>
public sealed record AssignmentEdit(
    string Title, string Introduction, DateTimeOffset OpensAt, DateTimeOffset DueAt, DateTimeOffset? LateUntil, double LateShare,
    int? MostAttempts,
    double AttemptCost, bool HintsAreOpen, double? HintCost, SolutionRule Solutions, bool SameNumbers, double Weight, bool IsPublished,
    IReadOnlyList<ItemEdit> Items);
