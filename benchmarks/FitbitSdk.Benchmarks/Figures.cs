using BenchmarkDotNet.Reports;

namespace FitbitSdk.Benchmarks;

/// <summary>Reads and prints figures: ratios of medians within one run, so that the machine hardly matters.</summary>
internal static class Figures
{
    /// <summary>Prints the figures.</summary>
    /// <returns>0 where every goal is reached, else 1.</returns>
    public static int Print(IReadOnlyList<Figure> figures, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine("figure | goal | ok");
        output.WriteLine("--- | --- | ---");
        foreach (Figure figure in figures)
        {
            string goal = figure.Goal is { } value ? $"<= {value:0.##}" : figure.Note.Length > 0 ? $"- ({figure.Note})" : "-";
            output.WriteLine($"{figure.Name}: {figure.Value:0.000} | {goal} | {(figure.Goal is null ? "-" : figure.IsReached ? "yes" : "NO")}");
        }

        return figures.All(static figure => figure.IsReached) ? 0 : 1;
    }

    public static double TimeRatio(this Summary summary, string name, string baseline) => Median(summary, name) / Median(summary, baseline);

    public static double AllocationRatio(this Summary summary, string name, string baseline) =>
        (double)summary.AllocatedBytes(name) / summary.AllocatedBytes(baseline);

    public static long AllocatedBytes(this Summary summary, string name)
    {
        BenchmarkReport report = Report(summary, name);
        return report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? throw NotMeasured(name);
    }

    private static double Median(Summary summary, string name) => Report(summary, name).ResultStatistics?.Median ?? throw NotMeasured(name);

    private static BenchmarkReport Report(Summary summary, string name) =>
        summary.Reports.Single(report => report.BenchmarkCase.Descriptor.WorkloadMethod.Name == name);

    private static InvalidOperationException NotMeasured(string name) => new($"{name} was not measured.");
}
