using System.Data.Common;
using System.Globalization;
using System.Text.Json;

namespace BackpropTutor.Classrooms.Data;

/// <summary>A column with the type by which the model stores it, whatever type the database itself gives back.</summary>
sealed record BackupColumn(string Name, Type Type, string StoreType, bool IsJson)
{
    public object? ToJson(object? value) => value switch
    {
        null => null,
        byte[] bytes => Convert.ToBase64String(bytes),
        _ when Type == typeof(DateTime) => MomentOf(value).ToString("O", CultureInfo.InvariantCulture),
        _ when Type == typeof(Guid) => value.ToString()!.ToLowerInvariant(),
        _ when Type == typeof(bool) => Convert.ToBoolean(value, CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        _ => value,
    };

    public void AddTo(DbCommand command, string name, JsonElement json)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, json.ValueKind == JsonValueKind.Null ? DBNull.Value : ValueOf(json));
        command.Parameters.Add(parameter);
    }

    object ValueOf(JsonElement json) => Type switch
    {
        _ when Type == typeof(Guid) => json.GetGuid(),
        _ when Type == typeof(DateTime) => json.GetDateTime().ToUniversalTime(),
        _ when Type == typeof(DateOnly) => DateOnly.ParseExact(json.GetString()!, "O", CultureInfo.InvariantCulture),
        _ when Type == typeof(bool) => json.GetBoolean(),
        _ when Type == typeof(int) => json.GetInt32(),
        _ when Type == typeof(long) => json.GetInt64(),
        _ when Type == typeof(double) => json.GetDouble(),
        _ when Type == typeof(byte[]) => json.GetBytesFromBase64(),
        _ => json.GetString()!,
    };

    static DateTime MomentOf(object value) => value is DateTime moment
        ? DateTime.SpecifyKind(moment, DateTimeKind.Utc)
        : DateTime.Parse((string)value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
