using Confluent.Kafka;
using FitbitSdk.Kafka.Tests;

namespace FitbitSdk.KafkaMeasures.Faults;

/// <summary><c>kafka-faults</c>: whatever fails, nothing is lost and a person's records keep their order.</summary>
internal static class FaultMeasure
{
    private const string Name = "kafka-faults";

    // A broker that says so has the record already; told of one that it does not have, no producer can help.
    private static readonly ErrorCode[] Errors =
        [.. Enum.GetValues<ErrorCode>().Where(static code => code is > ErrorCode.NoError and not ErrorCode.DuplicateSequenceNumber), ErrorCode.Unknown, ErrorCode.Local_Transport];

    public static async Task<bool> RunAsync(bool isShort)
    {
        (int people, int batches) = isShort ? (4, 2) : (12, 10);
        Figures figures = new(Name);

        await MeasureAsync(figures, "without faults", people, batches, static (_, _) => Task.CompletedTask).ConfigureAwait(false);
        for (int broker = 1; broker <= 3; broker++)
        {
            int one = broker;
            await MeasureAsync(figures, $"broker {one} down and up", people, batches, (cluster, third) => DownAndUpAsync(cluster, third, [one])).ConfigureAwait(false);
        }

        await MeasureAsync(figures, "all brokers down and up", people, batches, static (cluster, third) => DownAndUpAsync(cluster, third, cluster.Brokers)).ConfigureAwait(false);
        await MeasureAsync(figures, "round trips of 500 ms", people, batches, static (cluster, third) =>
        {
            cluster.Delay(TimeSpan.FromMilliseconds(third == 1 ? 500 : 0));
            return Task.CompletedTask;
        }).ConfigureAwait(false);

        ErrorCode[] errors = isShort ? [.. Errors.Where(static (_, i) => i % 12 == 0)] : Errors;
        foreach (MockCluster.Request request in (MockCluster.Request[])[MockCluster.Request.Produce, MockCluster.Request.InitProducerId, MockCluster.Request.Metadata])
        {
            await MeasureErrorsAsync(figures, request, errors, isShort ? 1 : 2).ConfigureAwait(false);
        }

        return figures.AreMet;
    }

    private static async Task DownAndUpAsync(MockCluster cluster, int third, IEnumerable<int> brokers)
    {
        if (third == 1)
        {
            brokers.ToList().ForEach(cluster.Stop);
            await Task.Delay(TimeSpan.FromSeconds(1)).ConfigureAwait(false);
            brokers.ToList().ForEach(cluster.Start);
        }
    }

    private static async Task MeasureAsync(Figures figures, string fault, int people, int batches, Func<MockCluster, int, Task> disturb)
    {
        using FaultRun run = new();
        await run.WriteAsync(people, batches, third => disturb(run.Cluster, third)).ConfigureAwait(false);
        Add(figures, fault, run.Compare(), run.Repeats);
    }

    /// <summary>Injects each error three times in a row, each into a cluster and a producer of its own; the first request of its kind meets it.</summary>
    private static async Task MeasureErrorsAsync(Figures figures, MockCluster.Request request, IReadOnlyList<ErrorCode> errors, int people)
    {
        (int lost, int reordered, int doubled, int repeats) = (0, 0, 0, 0);
        foreach (ErrorCode error in errors)
        {
            using FaultRun run = new();
            run.Cluster.Fail(request, error, error, error);
            await run.WriteAsync(people, batches: 1, static _ => Task.CompletedTask).ConfigureAwait(false);
            (int Lost, int Reordered, int Doubled) one = run.Compare();
            if (one.Lost + one.Reordered > 0)
            {
                Console.WriteLine($"{Name}  {request} answered with {error}: {one.Lost} lost, {one.Reordered} reordered");
            }

            (lost, reordered, doubled, repeats) = (lost + one.Lost, reordered + one.Reordered, doubled + one.Doubled, repeats + run.Repeats);
        }

        Add(figures, $"{request} answered with each of {errors.Count} errors", (lost, reordered, doubled), repeats);
    }

    private static void Add(Figures figures, string fault, (int Lost, int Reordered, int Doubled) found, int repeats) => figures.Add(
        fault, $"{found.Lost} lost, {found.Reordered} out of order; {found.Doubled} came again in {repeats} repeated batches", "0 lost, 0 out of order", found is { Lost: 0, Reordered: 0 });
}
