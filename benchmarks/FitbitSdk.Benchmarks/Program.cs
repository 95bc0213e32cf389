using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace FitbitSdk.Benchmarks;

internal static class Program
{
    private static int Main(string[] arguments)
    {
        if (arguments is not [string name, .. string[] rest] || rest is not ([] or ["--short"]))
        {
            return Usage();
        }

        return name switch
        {
            "map-ratios" => Run<MapRatios>(rest.Length > 0, Goals.OfMapRatios),
            "avro-write" => Run<AvroWrite>(rest.Length > 0, Goals.OfAvroWrite),
            "client-overhead" => Run<ClientOverhead>(rest.Length > 0, Goals.OfClientOverhead),
            "client-vs-established" => Run<ClientVsEstablished>(rest.Length > 0, Goals.OfClientVsEstablished),
            _ => Usage(),
        };
    }

    private static int Run<T>(bool isShort, Func<Summary, IReadOnlyList<Figure>> goals)
    {
        // Short: in this process and few iterations, for a check within a minute. The figures of BASELINE.md come from the full job.
        Job job = isShort
            ? Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(5).WithIterationCount(10).WithIterationTime(TimeInterval.FromMilliseconds(250))
            : Job.Default;
        Summary summary = BenchmarkRunner.Run<T>(DefaultConfig.Instance.AddJob(job).WithArtifactsPath(Path.Combine(Path.GetTempPath(), "fitbitsdk-benchmarks")));
        return Figures.Print(goals(summary), Console.Out);
    }

    private static int Usage()
    {
        Console.Error.WriteLine("usage: map-ratios|avro-write|client-overhead|client-vs-established [--short]");
        return 2;
    }
}
