using System.IO.Compression;
using System.Text.Json;
using BackpropTutor.Classrooms.Data;
using BackpropTutor.Classrooms.Gradebooks;
using BackpropTutor.Classrooms.Submissions;
using BackpropTutor.Classrooms.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BackpropTutor.Classrooms.Tests.Data;

public sealed class BackupTests(PostgresServer server)
{
    [Theory]
    [InlineData(Store.Sqlite, Store.Sqlite)]
    [InlineData(Store.Sqlite, Store.Postgres)]
    [InlineData(Store.Postgres, Store.Sqlite)]
    [InlineData(Store.Postgres, Store.Postgres)]
    public async Task WhatIsBackedUpComesBackWholeOnEitherDatabase(Store from, Store to)
    {
        await using var school = await School.OpenAsync(from, server);
        var classroom = await school.NewClassAsync();
        var (learner, _) = await school.NewLearnerAsync(classroom, "이하늘");
        var assignment = await school.NewAssignmentAsync(classroom, edit => edit with { LateUntil = null, HintCost = 0.1 });
        await school.SubmitAsync(learner, assignment.Items[1], "2*w*x");
        await school.Get<DraftService>().KeepAsync(learner, "item/x", "answer", "“δ₁” 한글\n둘째 줄", 3);
        using (school.NewScope(out var users))
        {
            var account = (await users.FindByIdAsync(learner.AccountId.ToString()))!;
            UserPasskeyInfo passkey = new([1, 2, 3], [4], school.Clock.Now, 0, ["internal"], true, false, false, [5], [6]) { Name = "전화" };
            Assert.True((await users.AddOrUpdatePasskeyAsync(account, passkey)).Succeeded);
        }

        using var file = new MemoryStream();
        var rows = await school.Get<Backup>().WriteAsync(file);
        await using var other = await School.OpenEmptyAsync(to, server);
        file.Position = 0;
        Assert.Equal(rows, await other.Get<Backup>().RestoreAsync(file));

        using var again = new MemoryStream();
        await other.Get<Backup>().WriteAsync(again);
        Assert.Equal(TextsOf(file), TextsOf(again));
        var book = (await other.Get<GradebookService>().ReadAsync(school.Teacher, classroom.Id)).Expect();
        Assert.Equal(5, Assert.Single(book.Rows).Marks[1].Points);
        await other.Get<BackpropTutor.Classrooms.Writing.DurableWriter>().StartAsync(default);
        Assert.False((await other.Get<SubmissionService>().SubmitAsync(learner, new(Guid.NewGuid(), assignment.Items[1].Id, "w")))
            .Expect().IsRepeated);
    }

    [Fact]
    public async Task ADamagedFileChangesNothing()
    {
        await using var school = await School.OpenAsync(Store.Sqlite, server);
        await school.NewClassAsync();
        using var file = new MemoryStream();
        await school.Get<Backup>().WriteAsync(file);
        await using var other = await School.OpenEmptyAsync(Store.Sqlite, server);

        using var cut = new MemoryStream(file.ToArray()[..(int)(file.Length / 2)]);
        await Assert.ThrowsAsync<InvalidDataException>(() => other.Get<Backup>().RestoreAsync(cut));
        using var fewer = Without(file, "Classrooms.jsonl");
        await Assert.ThrowsAnyAsync<Exception>(() => other.Get<Backup>().RestoreAsync(fewer));
        using var none = Without(file, "backup.json");
        await Assert.ThrowsAsync<InvalidDataException>(() => other.Get<Backup>().RestoreAsync(none));

        await using var context = await other.OpenContextAsync();
        Assert.Equal((0, 2), (await context.Users.CountAsync(), await context.Roles.CountAsync()));
        file.Position = 0;
        await other.Get<Backup>().RestoreAsync(file);
        file.Position = 0;
        await Assert.ThrowsAsync<InvalidDataException>(() => other.Get<Backup>().RestoreAsync(file));
    }

    static string MembersOf(string line) =>
        string.Join(';', JsonSerializer.Deserialize<string[]>(line)!.SelectMany(value => value.StartsWith('{')
        ? JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(value)!.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key}={pair.Value}")
        : [value]));

    static MemoryStream Without(MemoryStream file, string name)
    {
        var copy = new MemoryStream();
        copy.Write(file.ToArray());
        using (var archive = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry(name)!.Delete();
        }

        copy.Position = 0;
        return copy;
    }

    /// <summary>The lines of each table, sorted: a database gives rows in what order it likes.</summary>
    static Dictionary<string, string[]> TextsOf(MemoryStream file)
    {
        using var archive = new ZipArchive(new MemoryStream(file.ToArray()));
        return archive.Entries.ToDictionary(entry => entry.Name, string[] (entry) =>
        {
            using var text = new StreamReader(entry.Open());
            var lines = text.ReadToEnd().Split('\n');

            // PostgreSQL keeps JSON as what it says: its members may come in another order.
            return [.. (entry.Name == "AspNetUserPasskeys.jsonl" ? lines.Where(line => line.Length > 0).Select(MembersOf) : lines)
                .Order(StringComparer.Ordinal)];
        });
    }
}
