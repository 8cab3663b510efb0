namespace BackpropTutor.Web.Languages;

/// <summary>Names the resource files Words.resx (English) and Words.ko.resx, which hold the words of the pages.</summary>
public sealed class Words;
