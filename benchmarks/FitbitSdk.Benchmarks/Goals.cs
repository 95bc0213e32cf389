using BenchmarkDotNet.Reports;

namespace FitbitSdk.Benchmarks;

/// <summary>Compares a run of <see cref="MapRatios"/> with the goals: ratios of medians within one run, so that the machine hardly matters.</summary>
internal static class Goals
{
    public static IReadOnlyList<Figure> Of(Summary summary) =>
    [
        new("canonical JSON to Avro / bare reader", Ratio(summary, nameof(MapRatios.CanonicalToAvro), nameof(MapRatios.CanonicalBareReader)), 1.5),
        new("canonical JSON to records / bare reader", Ratio(summary, nameof(MapRatios.CanonicalMapOnly), nameof(MapRatios.CanonicalBareReader)), null),
        new("pretty-printed JSON to Avro / bare reader", Ratio(summary, nameof(MapRatios.PrettyPrintedToAvro), nameof(MapRatios.PrettyPrintedBareReader)), null, "later 1.5"),
        new("bytes allocated per record, canonical", BytesPerRecord(summary, nameof(MapRatios.CanonicalToAvro)), 0),
        new("bytes allocated per record, pretty-printed", BytesPerRecord(summary, nameof(MapRatios.PrettyPrintedToAvro)), 0),
    ];

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

    private static double Ratio(Summary summary, string name, string baseline) => Median(summary, name) / Median(summary, baseline);

    private static double Median(Summary summary, string name) => Report(summary, name).ResultStatistics?.Median
        ?? throw new InvalidOperationException($"{name} was not measured.");

    // What a batch costs as a whole (a few objects) is no cost of a record: less than one byte each.
    private static double BytesPerRecord(Summary summary, string name) =>
        Math.Floor((double)(Report(summary, name).GcStats.GetBytesAllocatedPerOperation(Report(summary, name).BenchmarkCase) ?? long.MaxValue) / HeartRateDay.Samples);

    private static BenchmarkReport Report(Summary summary, string name) =>
        summary.Reports.Single(report => report.BenchmarkCase.Descriptor.WorkloadMethod.Name == name);
}
