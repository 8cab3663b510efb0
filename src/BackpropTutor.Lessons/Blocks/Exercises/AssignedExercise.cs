using Microsoft.AspNetCore.Components;

namespace BackpropTutor.Lessons.Blocks.Exercises;

/// <summary>
/// An exercise as somebody was given it: with these numbers, under a title of its own, judged by whoever gave it and not by an island of
/// the
/// page.
/// </summary>
/// <param name="Key">Under which the browser keeps what is typed.</param>
/// <param name="Costs">What each hint takes, in percent; none where none may be opened.</param>
/// <param name="MayGiveUp">Whether the solution may be asked for.</param>
/// <param name="Said">What stands of it when the page is loaded: the parts of a card.</param>
/// <param name="Below">What stands below the question and above the field.</param>
public sealed record AssignedExercise(
    string Key, string Title, ExerciseVariant Variant, IReadOnlyList<int> Costs, bool MayGiveUp, bool IsClosed, RenderFragment Said,
    RenderFragment? Below);
