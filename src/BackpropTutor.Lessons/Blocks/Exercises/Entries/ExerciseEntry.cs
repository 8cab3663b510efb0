using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace BackpropTutor.Lessons.Blocks.Exercises.Entries;

/// <summary>
/// Where the answer to one kind of exercise is typed, picked or arranged: static, so that no render touches it. One element in it is marked
/// <c>data-answer</c>; its <c>value</c> is the answer as text, and its <c>defaultValue</c> what that was at first. An <c>input</c> that
/// bubbles tells that it has changed.
/// </summary>
public abstract class ExerciseEntry : ComponentBase
{
    [Parameter, EditorRequired]
    public ExerciseBlock Exercise { get; set; } = null!;

    [Parameter, EditorRequired]
    public CultureInfo Language { get; set; } = null!;

    /// <summary>The id of the element that shows the question.</summary>
    [Parameter, EditorRequired]
    public string AskId { get; set; } = "";

    protected string FieldId => Exercise.EntryId + "-field";
}
