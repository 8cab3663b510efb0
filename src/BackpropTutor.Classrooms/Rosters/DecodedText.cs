namespace BackpropTutor.Classrooms.Rosters;

/// <param name="Encoding">As people call it: the preview says it beside the names.</param>
public sealed record DecodedText(string Text, string Encoding);
