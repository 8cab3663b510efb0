using BackpropTutor.Classrooms;
using BackpropTutor.Classrooms.Data;
using BackpropTutor.Web.Accounts;

namespace BackpropTutor.Web.Hosting;

/// <summary>What an administrator asks of the service from the command line: <c>backup FILE</c> and <c>restore FILE</c>.</summary>
static class DataVerbs
{
    /// <summary>What <paramref name="args"/> ask for; null where they ask for something else.</summary>
    public static Func<Task<int>>? Find(string[] args) => args switch
    {
        ["backup", var path] => () => RunAsync(backup => WriteAsync(backup, path)),
        ["restore", var path] => () => RunAsync(backup => ReadAsync(backup, path)),
        ["backup" or "restore", ..] => () => Task.FromResult(Fail($"Name one file: {args[0]} FILE")),
        _ => null,
    };

    static async Task<int> RunAsync(Func<Backup, Task<string>> verb)
    {
        var configuration = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"),
            optional: true)
            .AddEnvironmentVariables().Build();
        var services = new ServiceCollection().AddLogging().AddClassrooms(DataFolder.Find(configuration));
        await using var provider = services.BuildServiceProvider();
        try
        {
            await Console.Out.WriteLineAsync(await verb(provider.GetRequiredService<Backup>()));
            return 0;
        }
        catch (Exception problem) when (problem is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return Fail(problem.Message);
        }
    }

    /// <summary>Under another name until it is whole: a backup that was cut is none.</summary>
    static async Task<string> WriteAsync(Backup backup, string path)
    {
        var unfinished = path + ".unfinished";
        long rows;
        await using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.ReadWrite))
        {
            rows = await backup.WriteAsync(file);
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: true);
        return $"{path}: {rows} rows.";
    }

    static async Task<string> ReadAsync(Backup backup, string path)
    {
        await using var file = File.OpenRead(path);
        return $"{path}: {await backup.RestoreAsync(file)} rows are restored.";
    }

    static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return 1;
    }
}
