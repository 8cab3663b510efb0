using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Data;

/// <summary>The embedded database, a file in the data folder.</summary>
public sealed class SqliteContext(DbContextOptions<SqliteContext> options) : ClassroomsContext(options);
