namespace BackpropTutor.Lessons.Blocks.Descents;

/// <summary>Names the resource files DescentWords.resx (English) and DescentWords.ko.resx, which hold the words around the
/// pictures.</summary>
public sealed class DescentWords;
