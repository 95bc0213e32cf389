using FitbitSdk.Records;
using FitbitSdk.Simulators;
using FitbitSdk.Simulators.Faults;
using FitbitSdk.Sync;
using NodaTime;
using NodaTime.Text;

namespace FitbitSdk.SyncMeasures.Failing;

/// <summary>A year of a stream that always fails in one way: how often its windows are tried once the pauses have grown.</summary>
internal static class FailingStream
{
    private static readonly Instant Start = Instant.FromUtc(2026, 1, 10, 9, 20);

    // Pauses that double from an hour are as long as a week after eleven days.
    private static readonly Duration GrowingUp = Duration.FromDays(30);

    /// <summary>Gets the moment whose record the sink refuses, or whose element makes no sense; it lies in the backfill.</summary>
    public static Instant BadMoment { get; } = Instant.FromUtc(2026, 1, 8, 12, 0);

    public static async Task<bool> MeasureAsync(ProviderId provider, bool isShort)
    {
        (int days, Duration interval) = isShort ? (72, Duration.FromHours(1)) : (365, Duration.FromMinutes(15));
        Figures figures = new($"failing-stream {provider}");
        foreach (FailureClass failure in FailureClass.All.Where(failure => failure.Exists(provider)))
        {
            string figure = $"{failure.Name}: window attempts in {days} days, in all but the first {GrowingUp.Days}";
            string goal = $"one in {failure.Longest.TotalHours:0.##} h";
            (int all, int steady, Exception? broken) = await CountAsync(provider, failure, days, interval);
            if (broken is not null)
            {
                figures.Add(figure, $"{all}, then each run ends with {broken.GetType().Name}", goal, isMet: false);
                continue;
            }

            (int least, int most) = failure.StaysOff ? (0, 0) : (1, (int)((Duration.FromDays(days) - GrowingUp) / failure.Longest) + 1);
            figures.Add(figure, $"{all}, {steady}", failure.StaysOff ? "none, once it is off" : $"{least} to {most}, {goal}", steady >= least && steady <= most);
        }

        return figures.AreMet;
    }

    private static async Task<(int All, int Steady, Exception? Broken)> CountAsync(ProviderId provider, FailureClass failure, int days, Duration interval)
    {
        await using World world = await World.StartAsync(new()
        {
            Simulator = SimulatorOf(provider, days),
            Start = Start,
            Sink = new BadSink(failure),
            Handler = failure.AnswerHoldsNonsense ? static () => new NonsenseHandler() : null,
            Planner = static planner => planner.StatusIntervalMinutes = 1440,
        });
        SyncUser user = await world.AdoptAsync(0, Start - Duration.FromDays(10));
        if (failure.Fault is { } fault)
        {
            // Google's other 429 states seconds, and they are then the pause.
            FaultKind kind = fault is FaultKind.TooManyRequests && provider == ProviderId.GoogleHealth ? FaultKind.TooManyRequestsOldForm : fault;
            world.Simulator.Faults.Add(new FaultRule { Kind = kind, Path = $"*{PathOf(provider, failure)}*" });
        }

        (int all, int steady) = (0, 0);
        for (Instant time = Start; time < Start + Duration.FromDays(days); time += interval)
        {
            world.Clock.AdvanceTo(time);
            Instant began = world.Clock.Now;
            SyncReport report;
            try
            {
                report = await world.FinishAsync(world.Engine.SyncAsync(user, new() { Due = DueRule.WhenDue, Streams = [failure.Stream] }));
            }
#pragma warning disable CA1031 // A run ends with a report whatever the provider answers: anything else is what this measure looks for.
            catch (Exception e)
#pragma warning restore CA1031
            {
                return (all, steady, e);
            }

            int attempts = report.Requests == 0 ? 0 : CountWindows(world.Simulator, PathOf(provider, failure), failure, began);
            all += attempts;
            steady += time >= Start + GrowingUp ? attempts : 0;
        }

        return (all, steady, null);
    }

    private static SimulatorOptions SimulatorOf(ProviderId provider, int days)
    {
        SimulatorOptions options = provider == ProviderId.Fitbit ? new FitbitSimulatorOptions() : new GoogleHealthSimulatorOptions();
        (options.Users, options.FirstDay, options.Days) = (1, DateOnly.FromDateTime(Start.ToDateTimeUtc()).AddDays(-20), days + 30);
        return options;
    }

    private static string PathOf(ProviderId provider, FailureClass failure) =>
        failure.Stream == StreamId.Sleep ? "/sleep/" : provider == ProviderId.Fitbit ? "/steps/date/" : "/dataTypes/steps/";

    /// <summary>The windows that were asked for since a time. Repeats of a request are attempts of the same window; of a failure that concerns one
    /// day, that day's windows count.</summary>
    private static int CountWindows(SimulatedService simulator, string wanted, FailureClass failure, Instant began)
    {
        wanted += failure.AnswerHoldsNonsense || failure.SinkRefusesOne ? LocalDatePattern.Iso.Format(BadMoment.InUtc().Date) : "";
        return simulator.Requests
            .Reverse()
            .TakeWhile(request => Instant.FromDateTimeOffset(request.Time) >= began)
            .Select(static request => request.PathAndQuery)
            .Where(path => path.Contains(wanted, StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .Take(failure.WindowsWait ? 1 : int.MaxValue)
            .Count();
    }
}
