namespace BackpropTutor.Web.Assignments;

/// <summary>Names the resource files AssignmentWords.resx (English) and AssignmentWords.ko.resx, which hold the words of classes and
/// assignments.</summary>
public sealed class AssignmentWords;
