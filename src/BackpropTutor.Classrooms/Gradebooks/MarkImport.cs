using BackpropTutor.Autodiff;

namespace BackpropTutor.Classrooms.Gradebooks;

/// <summary>What a file of marks would change, or has changed.</summary>
/// <param name="Problems">Cells that were left out, with their lines.</param>
public sealed record MarkImport(IReadOnlyList<MarkImportChange> Changes, IReadOnlyList<(int Line, Bilingual Message)> Problems);
