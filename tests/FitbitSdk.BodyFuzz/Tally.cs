using System.Globalization;

namespace FitbitSdk.BodyFuzz;

/// <summary>Counts what the bodies came to, and compares with the goals.</summary>
internal sealed class Tally
{
    private const double LeastMapped = 0.10;
    private const double LeastPartly = 0.10;
    private const double LeastRefused = 0.20;

    // A host of its own for each body included.
    private const long AllocationBase = 8 * 1024 * 1024;
    private const long AllocationFactor = 100;
    private const long LargestWorkingSet = 512L * 1024 * 1024;

    private readonly SortedDictionary<string, int[]> _byKind = new(StringComparer.Ordinal);
    private readonly SortedDictionary<HealthApiErrorKind, int> _refusals = [];
    private bool _ok = true;
    private int _slowestIndex;

    public int Done { get; private set; }

    /// <summary>Gets how many bodies brought about what none may: an error that is not typed, a text that leaks, a hang, a waste of memory.</summary>
    public int Broken { get; private set; }

    public long MostAllocated { get; private set; }

    public double MostAllocatedShare { get; private set; }

    public long WorkingSet { get; private set; }

    public TimeSpan Slowest { get; private set; }

    /// <summary>Gives how many bytes a body of a length may make the process allocate.</summary>
    public static long AllowedBytes(long length) => AllocationBase + (AllocationFactor * length);

    public void AddBroken() => Broken++;

    public void Add(int index, SeedBody seed, Outcome outcome, HealthApiErrorKind? kind, long length, long allocated, TimeSpan took)
    {
        Done++;
        string key = $"{seed.Provider} {seed.Kind}";
        if (!_byKind.TryGetValue(key, out int[]? counts))
        {
            _byKind.Add(key, counts = new int[4]);
        }

        counts[(int)outcome]++;
        if (kind is { } refused)
        {
            _refusals[refused] = _refusals.GetValueOrDefault(refused) + 1;
        }

        MostAllocated = Math.Max(MostAllocated, allocated);
        MostAllocatedShare = Math.Max(MostAllocatedShare, (double)allocated / AllowedBytes(length));
        if (took > Slowest)
        {
            (Slowest, _slowestIndex) = (took, index);
        }

        if (Done % 500 == 0)
        {
            WorkingSet = Math.Max(WorkingSet, Environment.WorkingSet);
        }
    }

    /// <returns>Whether every goal is met.</returns>
    public bool Report(int asked, TimeSpan took, bool whole)
    {
        Console.WriteLine($"{"answers to",-36}{"mapped",9}{"partly",9}{"nothing",9}{"refused",9}");
        foreach ((string key, int[] counts) in _byKind)
        {
            Console.WriteLine($"{key,-36}{counts[0],9}{counts[1],9}{counts[2],9}{counts[3],9}");
        }

        Console.WriteLine("refused as: " + string.Join(", ", _refusals.Select(static one => $"{one.Key} {one.Value}")));
        Console.WriteLine();
        Goal("bodies", Text(Done), $">= {asked}", Done >= asked);
        Console.WriteLine($"in {took.TotalSeconds:F0} s, {Done / took.TotalSeconds:F0} a second");
        if (whole)
        {
            Goal("mapped", Share(0), $">= {LeastMapped:P0}", ShareOf(0) >= LeastMapped);
            Goal("partly mapped", Share(1), $">= {LeastPartly:P0}", ShareOf(1) >= LeastPartly);
            Goal("refused", Share(3), $">= {LeastRefused:P0}", ShareOf(3) >= LeastRefused);
            string[] unread = [.. _byKind.Where(static one => one.Value[0] == 0 && !one.Key.EndsWith(" error", StringComparison.Ordinal)).Select(static one => one.Key)];
            Goal("answers never mapped", unread.Length == 0 ? "none" : string.Join(", ", unread), "none", unread.Length == 0);
        }

        Goal("errors that are not typed, texts that leak, hangs", Text(Broken), "0", Broken == 0);
        Goal("slowest body", $"{Slowest.TotalSeconds:F2} s (body {_slowestIndex})", "<= 2 s", Slowest <= BodyRun.Limit);
        Goal("most memory for one body", $"{MostAllocated / 1048576.0:F1} MiB, {MostAllocatedShare:P0} of what its size allows", "<= 100 %", MostAllocatedShare <= 1);
        Goal("working set", $"{WorkingSet / 1048576} MiB", $"<= {LargestWorkingSet / 1048576} MiB", WorkingSet <= LargestWorkingSet);
        return _ok;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private double ShareOf(int outcome) => _byKind.Values.Sum(counts => counts[outcome]) / (double)Math.Max(1, Done);

    private string Share(int outcome) => ShareOf(outcome).ToString("P1", CultureInfo.InvariantCulture);

    private void Goal(string what, string figure, string goal, bool met)
    {
        _ok &= met;
        Console.WriteLine($"{(met ? "ok  " : "FAIL")} {what}: {figure} (goal {goal})");
    }
}
