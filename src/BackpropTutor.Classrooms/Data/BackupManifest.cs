namespace BackpropTutor.Classrooms.Data;

/// <param name="Migration">The name of the last migration of the database that was backed up.</param>
/// <param name="Rows">Of all tables together.</param>
sealed record BackupManifest(string Migration, long Rows);
