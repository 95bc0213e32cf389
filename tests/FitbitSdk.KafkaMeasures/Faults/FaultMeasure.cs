using System.Diagnostics;
using Confluent.Kafka;
using FitbitSdk.Kafka.Tests;

namespace FitbitSdk.KafkaMeasures.Faults;

/// <summary><c>kafka-faults</c>: whatever fails, nothing is lost and a person's records keep their order. Each line shows, too, that its fault struck.</summary>
internal static class FaultMeasure
{
    private const string Name = "kafka-faults";

    private static readonly TimeSpan RoundTrip = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(1);

    // A broker that says so has the record already; told of one that it does not have, no producer can help. The last one closes the connection.
    private static readonly ErrorCode[] Errors =
        [.. Enum.GetValues<ErrorCode>().Where(static code => code is > ErrorCode.NoError and not ErrorCode.DuplicateSequenceNumber), ErrorCode.Unknown, ErrorCode.Local_Transport];

    private static readonly ErrorCode[] TopicErrors = [ErrorCode.UnknownTopicOrPart, ErrorCode.LeaderNotAvailable, ErrorCode.TopicAuthorizationFailed];

    public static async Task<bool> RunAsync(bool isShort)
    {
        // As many people as it takes until each partition, and so each broker, has some of them.
        (int people, int batches) = (12, isShort ? 2 : 10);
        Figures figures = new(Name);

        await MeasureCalmAsync(figures, people, batches).ConfigureAwait(false);
        await MeasureRoundTripsAsync(figures, people, batches).ConfigureAwait(false);
        for (int broker = 1; broker <= 3; broker++)
        {
            await MeasureOutageAsync(figures, $"broker {broker} down and up", people, batches, [broker]).ConfigureAwait(false);
        }

        await MeasureOutageAsync(figures, "all brokers down and up", people, batches, [1, 2, 3]).ConfigureAwait(false);
        await MeasureTopicErrorsAsync(figures, people).ConfigureAwait(false);

        ErrorCode[] errors = isShort ? [.. Errors.Where(static (_, i) => i % 12 == 0), ErrorCode.Local_Transport] : Errors;
        await MeasureErrorsAsync(figures, MockCluster.Request.Produce, errors, times: 3).ConfigureAwait(false);
        await MeasureErrorsAsync(figures, MockCluster.Request.InitProducerId, errors, times: 1).ConfigureAwait(false);
        return figures.AreMet;
    }

    private static async Task MeasureCalmAsync(Figures figures, int people, int batches)
    {
        using FaultRun run = new();
        await run.WriteAsync(people, batches, static _ => Task.CompletedTask).ConfigureAwait(false);
        Difference found = run.Compare();
        Add(figures, "without faults", found, run.Repeats, $"{found.Doubled} doubled", "0 doubled", found.Doubled == 0);
    }

    private static async Task MeasureRoundTripsAsync(Figures figures, int people, int batches)
    {
        using FaultRun run = new();
        await run.WriteAsync(people, batches, third =>
        {
            run.Cluster.Delay(third == 1 ? RoundTrip : TimeSpan.Zero);
            return Task.CompletedTask;
        }).ConfigureAwait(false);
        int slow = run.CountSlow(RoundTrip);
        Add(figures, "round trips of 500 ms", run.Compare(), run.Repeats, $"{slow} batches took as long", $"{people * batches} at least", slow >= people * batches);
    }

    private static async Task MeasureOutageAsync(Figures figures, string fault, int people, int batches, List<int> brokers)
    {
        using FaultRun run = new();
        (long down, long up) = (0, 0);
        await run.WriteAsync(people, batches, async third =>
        {
            if (third == 1)
            {
                // Slow answers, so that a batch of each person is under way whenever the brokers go.
                run.Cluster.Delay(RoundTrip);
                await Task.Delay(RoundTrip / 2).ConfigureAwait(false);
                down = Stopwatch.GetTimestamp();
                brokers.ForEach(run.Cluster.Stop);
                await Task.Delay(Outage).ConfigureAwait(false);
                run.Cluster.Delay(TimeSpan.Zero);
                up = Stopwatch.GetTimestamp();
                brokers.ForEach(run.Cluster.Start);
            }
        }).ConfigureAwait(false);
        int struck = run.CountUnderWay(down, up);
        Add(figures, fault, run.Compare(), run.Repeats, $"{struck} batches were under way all the while", "> 0", struck > 0);
    }

    /// <summary>Lets the brokers say of the topic that it is not there, has no leader or is forbidden, from the producer's first question on.</summary>
    private static async Task MeasureTopicErrorsAsync(Figures figures, int people)
    {
        (Difference found, int repeats, int struck) = (default, 0, 0);
        foreach (ErrorCode error in TopicErrors)
        {
            using FaultRun run = new();
            run.Cluster.FailTopic(FaultRun.Topic, error);
            long lifted = 0;
            await run.WriteAsync(people, batches: 1, async third =>
            {
                if (third == 0)
                {
                    await Task.Delay(Outage).ConfigureAwait(false);
                    lifted = Stopwatch.GetTimestamp();
                    run.Cluster.FailTopic(FaultRun.Topic, ErrorCode.NoError);
                }
            }).ConfigureAwait(false);
            (found, repeats, struck) = (found + run.Compare(), repeats + run.Repeats, struck + run.CountUnderWay(lifted, lifted));
        }

        int goal = people * TopicErrors.Length;
        Add(figures, $"the topic answered for with each of {TopicErrors.Length} errors", found, repeats, $"{struck} batches waited until it was lifted", $"{goal}", struck == goal);
    }

    /// <summary>Injects each error into a cluster of its own: the first requests of the kind that reach a broker meet it.</summary>
    private static async Task MeasureErrorsAsync(Figures figures, MockCluster.Request request, IReadOnlyList<ErrorCode> errors, int times)
    {
        (Difference found, int repeats, int answers, int struck) = (default, 0, 0, 0);
        foreach (ErrorCode error in errors)
        {
            using FaultRun run = new();
            run.Cluster.FailAtEach(request, [.. Enumerable.Repeat(error, times)]);
            int injected = run.Cluster.CountFailuresLeft(request);
            await run.WriteAsync(people: 2, batches: 1, static _ => Task.CompletedTask).ConfigureAwait(false);
            int met = injected - run.Cluster.CountFailuresLeft(request);
            Difference one = run.Compare();
            if (one.IsFault || met == 0)
            {
                Console.WriteLine($"{Name}  {request} answered with {error}: {one}; {met} answers bore it");
            }

            (found, repeats, answers, struck) = (found + one, repeats + run.Repeats, answers + met, struck + (met > 0 ? 1 : 0));
        }

        Add(figures, $"{request} answered with each of {errors.Count} errors", found, repeats, $"{answers} answers bore {struck} of them", $"all {errors.Count}", struck == errors.Count);
    }

    private static void Add(Figures figures, string fault, Difference found, int repeats, string witness, string goal, bool hasStruck) =>
        figures.Add(fault, $"{found}, {repeats} batches written again; {witness}", $"0, 0, 0; {goal}", !found.IsFault && hasStruck);
}
