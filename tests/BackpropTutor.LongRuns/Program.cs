using System.Reflection;
using BackpropTutor.LongRuns;

// Long runs, started by hand: dotnet run -c Release --project tests/BackpropTutor.LongRuns -- graphs --count 100000 --seed 1
var runs = typeof(ILongRun).Assembly.GetTypes()
    .Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(ILongRun)))
    .ToDictionary(type => Static<string>(type, "get_" + nameof(ILongRun.Verb)), StringComparer.Ordinal);

if (args.Length > 0 && runs.TryGetValue(args[0], out var chosen))
{
    return Static<int>(chosen, nameof(ILongRun.Run), new Options(args.AsSpan(1)));
}

Console.WriteLine("Give one of these verbs, then its options as --name value:");
foreach (var (verb, type) in runs.OrderBy(pair => pair.Key, StringComparer.Ordinal))
{
    Console.WriteLine($"  {verb}: {Static<string>(type, "get_" + nameof(ILongRun.Summary))}");
}

return 2;

static T Static<T>(Type type, string method, params object[] arguments) =>
    (T)type.GetMethod(method, BindingFlags.Public | BindingFlags.Static)!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments,
        null)!;
