namespace BackpropTutor.Lessons.Blocks.Graphs;

/// <summary>Names the resource files GraphWords.resx (English) and GraphWords.ko.resx, which hold the words around the picture.</summary>
public sealed class GraphWords;
