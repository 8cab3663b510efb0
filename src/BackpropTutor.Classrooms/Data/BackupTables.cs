using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace BackpropTutor.Classrooms.Data;

/// <summary>The tables of the model, each after those that it refers to.</summary>
static class BackupTables
{
    public static IReadOnlyList<BackupTable> Of(ClassroomsContext context)
    {
        var tables = context.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables.ToList();
        var ordered = new List<ITable>();
        var known = new HashSet<ITable>();
        foreach (var table in tables.OrderBy(table => table.Name, StringComparer.Ordinal))
        {
            Place(table, known, ordered);
        }

        return ordered.ConvertAll(table => new BackupTable(table.Name, [.. table.Columns.Select(ColumnOf)]));
    }

    public static DbCommand CommandOf(ClassroomsContext context, string text)
    {
        var command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = text;
        return command;
    }

    public static async Task ExecuteAsync(ClassroomsContext context, string text, CancellationToken stop)
    {
        await using var command = CommandOf(context, text);
        await command.ExecuteNonQueryAsync(stop);
    }

    /// <summary>PostgreSQL counts up ids by itself, and would give those again that were just restored.</summary>
    public static async Task ResetCountersAsync(ClassroomsContext context, IReadOnlyList<BackupTable> tables, CancellationToken stop)
    {
        if (context is not PostgresContext)
        {
            return;
        }

        foreach (var table in tables.Where(table => table.Columns.Any(column => column.Name == "Id" && column.Type == typeof(int))))
        {
            var last = $"COALESCE((SELECT MAX(\"Id\") FROM {table.Quoted}), 0)";
            await ExecuteAsync(context, $"SELECT setval(pg_get_serial_sequence('{table.Quoted}', 'Id'), {last} + 1, false)", stop);
        }
    }

    static void Place(ITable table, HashSet<ITable> known, List<ITable> ordered)
    {
        if (!known.Add(table))
        {
            return;
        }

        foreach (var key in table.ForeignKeyConstraints.Where(key => key.PrincipalTable != table))
        {
            Place((ITable)key.PrincipalTable, known, ordered);
        }

        ordered.Add(table);
    }

    static BackupColumn ColumnOf(IColumn column)
    {
        var mapping = column.PropertyMappings is [var first, ..] ? first.TypeMapping : null;
        return mapping is null
            ? new(column.Name, typeof(string), column.StoreType, IsJson: true)
            : new(column.Name, StoredType(mapping), column.StoreType, IsJson: false);
    }

    static Type StoredType(RelationalTypeMapping mapping)
    {
        var type = mapping.Converter?.ProviderClrType ?? mapping.ClrType;
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsEnum ? Enum.GetUnderlyingType(type) : type;
    }
}
