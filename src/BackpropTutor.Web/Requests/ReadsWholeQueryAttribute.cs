namespace BackpropTutor.Web.Requests;

/// <summary>On a page whose query has fields with names of the reader's own, as <c>v.x</c>: nothing of it is left out.</summary>
[AttributeUsage(AttributeTargets.Class)]
sealed class ReadsWholeQueryAttribute : Attribute;
