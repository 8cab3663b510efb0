namespace BackpropTutor.Lessons.Blocks.GradientFlows;

/// <summary>Names the resource files FlowWords.resx (English) and FlowWords.ko.resx, which hold the words around the pictures.</summary>
public sealed class FlowWords;
