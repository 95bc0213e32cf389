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
        if (arguments is not ["map-ratios", .. string[] rest] || rest is not ([] or ["--short"]))
        {
            Console.Error.WriteLine("usage: map-ratios [--short]");
            return 2;
        }

        // Short: in this process and few iterations, for a check within a minute. The figures of BASELINE.md come from the full job.
        Job job = rest.Length > 0
            ? Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(5).WithIterationCount(10).WithIterationTime(TimeInterval.FromMilliseconds(250))
            : Job.Default;
        Summary summary = BenchmarkRunner.Run<MapRatios>(DefaultConfig.Instance.AddJob(job).WithArtifactsPath(Path.Combine(Path.GetTempPath(), "fitbitsdk-benchmarks")));
        return Goals.Print(Goals.Of(summary), Console.Out);
    }
}
