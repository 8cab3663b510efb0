using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Data;

/// <summary>A PostgreSQL server, shared by as many replicas of the service as there are.</summary>
public sealed class PostgresContext(DbContextOptions<PostgresContext> options) : ClassroomsContext(options);
