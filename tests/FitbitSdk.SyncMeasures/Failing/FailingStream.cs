using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.SyncMeasures.Failing;

/// <summary>A year of a stream that always fails in one way: how often its windows are tried once the pauses have grown.</summary>
internal static class FailingStream
{
    private static readonly Instant Start = Instant.FromUtc(2026, 1, 10, 9, 20);
    private static readonly Duration Hour = Duration.FromHours(1);

    /// <summary>Gets the moment whose record the sink refuses, or whose element makes no sense; it lies in the backfill.</summary>
    public static Instant BadMoment { get; } = Instant.FromUtc(2026, 1, 8, 12, 0);

    public static async Task<bool> MeasureAsync(ProviderId provider, bool isShort)
    {
        Figures figures = new($"failing-stream {provider}");
        foreach (FailureClass failure in FailureClass.All.Where(failure => failure.Exists(provider)))
        {
            // Pauses that double from an hour are as long as a week after eleven days.
            (int days, int growingUp) = failure.IsQuick ? (isShort ? 3 : 30, 1) : (isShort ? 50 : 365, 30);
            Tries tries = await CountAsync(provider, failure, days, growingUp, isShort);
            int most = failure.StaysOff ? 0 : (int)(Duration.FromDays(days - growingUp) / failure.Longest) + 1;
            string figure = $"{failure.Name}: attempts in {days} days, in the last {days - growingUp}, shortest time between two of one window";
            string value = $"{tries.All}, {tries.Steady}, {(tries.Shortest is { } shortest ? $"{shortest.TotalHours:0.##} h" : "none")}";
            (string goal, bool isMet) = tries.Broken is { } broken ? ($"a report of each run, not {broken.GetType().Name}", false)
                : failure.WindowsWait ? ($"at least one, {failure.Longest.TotalHours:0.##} h", tries.Steady > 0 && tries.Shortest >= failure.Longest)
                : failure.StaysOff ? ("at least one, none once it is off", tries.All > 0 && tries.Steady == 0)
                : ($"1 to {most}, one in {failure.Longest.TotalHours:0.##} h", tries.Steady >= 1 && tries.Steady <= most && (failure.MayBeStated || !(tries.Shortest < failure.Longest)));
            figures.Add(figure, value, goal, isMet);
        }

        return figures.AreMet;
    }

    private static async Task<Tries> CountAsync(ProviderId provider, FailureClass failure, int days, int growingUp, bool isShort)
    {
        await using FailingRun run = new(provider, failure);
        await run.StartAsync(Start, days);
        Tries tries = new();
        Dictionary<string, Instant> last = new(StringComparer.Ordinal);

        // Often enough to see a pause that is too short.
        Duration interval = failure.IsQuick ? Duration.FromMinutes(1) : Duration.Min(isShort ? Hour : Hour / 4, failure.Longest / 4);
        for (Instant time = Start; time < Start + Duration.FromDays(days); time += interval)
        {
            IReadOnlyList<(string Window, Instant At)> tried;
            try
            {
                tried = await run.VisitAsync(time);
            }
#pragma warning disable CA1031 // A run ends with a report whatever happens: anything else is what this measure looks for.
            catch (Exception e)
#pragma warning restore CA1031
            {
                return tries with { Broken = e };
            }

            bool isSteady = time >= Start + Duration.FromDays(growingUp);
            tries = tries with { All = tries.All + tried.Count, Steady = tries.Steady + (isSteady ? tried.Count : 0) };
            foreach ((string window, Instant at) in tried)
            {
                if (isSteady && last.TryGetValue(window, out Instant before) && !(tries.Shortest <= at - before))
                {
                    tries = tries with { Shortest = at - before };
                }

                last[window] = at;
            }
        }

        return tries;
    }

    private sealed record Tries
    {
        public int All { get; init; }

        public int Steady { get; init; }

        public Duration? Shortest { get; init; }

        public Exception? Broken { get; init; }
    }
}
