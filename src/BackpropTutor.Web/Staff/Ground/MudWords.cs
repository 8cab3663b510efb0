namespace BackpropTutor.Web.Staff.Ground;

/// <summary>Names the resource file MudWords.ko.resx: MudBlazor's words in Korean, under MudBlazor's own keys.</summary>
sealed class MudWords;
