namespace BackpropTutor.Classrooms.Tests.Support;

/// <summary>Which database a test runs on: each that touches one runs on both.</summary>
public enum Store
{
    Sqlite,
    Postgres,
}
