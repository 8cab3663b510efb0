namespace BackpropTutor.Lessons.Blocks.Exercises;

/// <summary>Names the resource files ExerciseWords.resx (English) and ExerciseWords.ko.resx.</summary>
public sealed class ExerciseWords;
