using BackpropTutor.Lessons.Appendices;
using BackpropTutor.Lessons.Authoring;
using BackpropTutor.Lessons.Maths;
using BackpropTutor.Lessons.Reading;

namespace BackpropTutor.Lessons.Courses;

/// <summary>
/// The content on disk: <c>content/module/lesson/{lesson.yaml, en.md, ko.md}</c>, and beside them the appendix and the typeset formulas.
/// The only place that touches files. While it watches, each look at <see cref="Current"/> compares stamps and reads again what changed, so
/// an author reloads the page and sees it; otherwise everything is read once.
/// </summary>
public sealed class ContentFolder(string root, BlockReaders readers, IValueSource values, bool watch)
{
    readonly Lock gate = new();
    readonly Dictionary<string, (string Stamp, LessonReading Reading)> read = new(StringComparer.Ordinal);
    (string Stamp, MathFile File, ContentMistake? Mistake)? maths;
    (string Stamp, Appendix Appendix)? appendix;
    Course? current;

    /// <summary>The course as it stands now. Immutable: whoever holds one keeps it whole while the files change.</summary>
    public Course Current
    {
        get
        {
            lock (gate)
            {
                return current is null || watch ? current = Refreshed() : current;
            }
        }
    }

    /// <summary>Reads a text that is not of this folder (an older version, a teacher's own) as one of its lessons is read.</summary>
    public LessonReading Read(LessonSource source)
    {
        lock (gate)
        {
            if (maths is null)
            {
                RefreshMaths();
            }

            return new LessonReader(readers, values, maths!.Value.File.WithOthers()).Read(source);
        }
    }

    Course Refreshed()
    {
        var changed = RefreshMaths();
        changed |= RefreshAppendix();
        var folders = Directory.Exists(root)
            ? Directory.EnumerateFiles(root, "lesson.yaml", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2 })
                .Select(file => Path.GetDirectoryName(file)!).Order(StringComparer.Ordinal).ToList()
            : [];
        foreach (var folder in folders)
        {
            var stamp = string.Join('|', new[] { "lesson.yaml", "en.md", "ko.md" }.Select(name => StampOf(Path.Combine(folder, name))));
            if (!read.TryGetValue(folder, out var before) || before.Stamp != stamp)
            {
                read[folder] = (stamp, new LessonReader(readers, values, maths!.Value.File).Read(Source(folder)));
                changed = true;
            }
        }

        foreach (var gone in read.Keys.Except(folders).ToList())
        {
            changed |= read.Remove(gone);
        }

        if (current is not null && !changed)
        {
            return current;
        }

        var course = Course.Of(folders.Select(folder => read[folder].Reading), appendix!.Value.Appendix);
        return maths!.Value.Mistake is { } mistake ? course with { Mistakes = course.Mistakes.Add(mistake) } : course;
    }

    /// <summary>Reads the typeset formulas where they changed; every lesson is read again then, for each holds its own.</summary>
    bool RefreshMaths()
    {
        var path = Path.Combine(root, MathFile.Name);
        var stamp = StampOf(path);
        if (maths?.Stamp == stamp)
        {
            return false;
        }

        try
        {
            maths = (stamp, File.Exists(path) ? MathFile.Parse(File.ReadAllText(path)) : MathFile.Empty, null);
        }
        catch (ContentException broken)
        {
            maths = (stamp, MathFile.Empty, broken.Mistake);
        }

        read.Clear();
        appendix = null;
        return true;
    }

    bool RefreshAppendix()
    {
        var stamp = string.Join('|', Appendix.Files.Select(name => StampOf(Path.Combine(root, name))));
        if (appendix?.Stamp == stamp)
        {
            return false;
        }

        appendix = (stamp, Appendix.Read(name => Path.Combine(root, name) is var path && File.Exists(path) ? File.ReadAllText(path) : null,
            values, maths!.Value.File));
        return true;
    }

    LessonSource Source(string folder)
    {
        var korean = Path.Combine(folder, "ko.md");
        return new LessonSource(
            Path.GetRelativePath(root, folder).Replace('\\', '/'),
            File.ReadAllText(Path.Combine(folder, "lesson.yaml")),
            File.Exists(Path.Combine(folder, "en.md")) ? File.ReadAllText(Path.Combine(folder, "en.md")) : "",
            File.Exists(korean) ? File.ReadAllText(korean) : null);
    }

    static string StampOf(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? string.Create(null, $"{file.Length}@{file.LastWriteTimeUtc.Ticks}") : "none";
    }
}
