namespace BackpropTutor.Classrooms.Model;

/// <summary>A setting that an administrator changes while the service runs.</summary>
public sealed class SiteSetting
{
    public required string Key { get; set; }

    public required string Value { get; set; }
}
