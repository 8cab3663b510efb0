namespace BackpropTutor.Web.Tests.Support;

/// <summary>The service as somebody has just installed it, with these settings.</summary>
public sealed class NewSite(params (string Name, string Value)[] settings) : Site(settings);
