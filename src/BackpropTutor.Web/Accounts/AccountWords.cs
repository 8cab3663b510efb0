namespace BackpropTutor.Web.Accounts;

/// <summary>Names the resource files AccountWords.resx (English) and AccountWords.ko.resx, which hold the words of accounts.</summary>
public sealed class AccountWords;
