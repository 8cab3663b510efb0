namespace BackpropTutor.Web.Staff.Ground;

/// <summary>Names the resource files StaffWords.resx (English) and StaffWords.ko.resx, which hold the words of the staff's pages.</summary>
public sealed class StaffWords;
