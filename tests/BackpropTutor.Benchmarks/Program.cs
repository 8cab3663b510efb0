using BackpropTutor.Benchmarks;

// dotnet run -c Release --project tests/BackpropTutor.Benchmarks -- [names]
var benchmarks = typeof(IBenchmark).Assembly.GetTypes()
    .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IBenchmark)))
    .Select(type => (IBenchmark)Activator.CreateInstance(type)!)
    .OrderBy(benchmark => benchmark.Name, StringComparer.Ordinal)
    .ToList();
var chosen = args.Length == 0
    ? benchmarks : [.. benchmarks.Where(benchmark => args.Contains(benchmark.Name, StringComparer.OrdinalIgnoreCase))];
if (chosen.Count == 0)
{
    Console.Error.WriteLine($"There is no such benchmark. There are: {string.Join(", ", benchmarks.Select(benchmark => benchmark.Name))}.");
    return 1;
}

foreach (var benchmark in chosen)
{
    Table.Write(Console.Out, benchmark, Measuring.Of(benchmark));
}

return 0;
