using System.Diagnostics;
using System.Globalization;
using FitbitSdk.BodyFuzz;

// One that hangs takes half a minute, and ten are enough to look at.
const int MostBroken = 10;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
FuzzOptions options;
SeedLibrary library;
try
{
    options = FuzzOptions.Parse(args);
    library = SeedLibrary.Load();
}
catch (FormatException e)
{
    Console.Error.WriteLine(e.Message);
    Console.Error.WriteLine(FuzzOptions.Usage);
    return 2;
}
catch (FuzzException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

int recorded = library.Bodies.Count - library.Own;
Console.WriteLine($"{library.Bodies.Count} seeds: {library.Own} of our own, {(recorded == 0 ? "none recorded, ../shared/fixtures is not here" : $"{recorded} from ../shared/fixtures")}; seed {options.Seed}");

BodyRun run = new(library, options.Seed);
Tally tally = new();
long started = Stopwatch.GetTimestamp();
int first = options.Only ?? 0;
int end = options.Only is { } only ? only + 1 : options.Bodies;
for (int index = first; index < end && tally.Broken < MostBroken && Stopwatch.GetElapsedTime(started) < options.Limit; index++)
{
    try
    {
        await run.RunAsync(index, tally, options.Print);
    }
    catch (FuzzException e)
    {
        Console.WriteLine($"FAIL body {index}: {e.Message}");
        Console.WriteLine($"Again: ./measure.sh body-fuzz --seed {options.Seed} --only {index} --print");
        tally.AddBroken();
    }
}

return tally.Report(end - first, Stopwatch.GetElapsedTime(started), whole: options.Only is null) ? 0 : 1;
