using System.Diagnostics;
using BackpropTutor.Web.Tests.Support;

namespace BackpropTutor.Web.Tests;

/// <summary>The service's command line: everything in one file, and back into an empty folder.</summary>
public sealed class BackupVerbTests
{
    [Fact]
    public async Task WhatIsBackedUpIsRestoredIntoAnEmptyFolderAndIntoNoOther()
    {
        var folder = Directory.CreateTempSubdirectory("backprop-verbs-").FullName;
        try
        {
            var (first, second, file) = (Path.Combine(folder, "first"), Path.Combine(folder, "second"), Path.Combine(folder, "all.backup"));
            await using (var site = new NewSite(("Data:Path", first)))
            {
                await site.NewAccountAsync("김서연");
                Assert.Equal((0, ""), await RunAsync(first, "backup", file));
            }

            Assert.Equal((0, ""), await RunAsync(second, "restore", file));
            var (code, said) = await RunAsync(second, "restore", file);
            Assert.Equal(1, code);
            Assert.Contains("restore into an empty one", said, StringComparison.Ordinal);
            await File.WriteAllTextAsync(file, "no archive");
            Assert.Equal(1, (await RunAsync(Path.Combine(folder, "third"), "restore", file)).Code);
            Assert.Equal(1, (await RunAsync(first, "backup")).Code);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    static async Task<(int Code, string Said)> RunAsync(string data, params string[] verb)
    {
        var service = AppContext.BaseDirectory.Replace(
            Path.Combine("tests", "BackpropTutor.Web.Tests"), Path.Combine("src", "BackpropTutor.Web"), StringComparison.Ordinal);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(service, "BackpropTutor.Web.dll"), .. verb])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Data__Path"] = data;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        await output;
        return (process.ExitCode, said);
    }
}
