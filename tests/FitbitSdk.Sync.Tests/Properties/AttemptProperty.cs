using FitbitSdk.Records;
using FitbitSdk.Sync.Tests.Engine;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace FitbitSdk.Sync.Tests.Properties;

/// <summary>No sequence of answers makes more attempts than the table allows.</summary>
public sealed class AttemptProperty
{
    /// <summary>The table: the first pause of each class, and the longest.</summary>
    private static readonly Dictionary<HealthApiErrorKind, (Duration First, Duration Longest)> Pauses = new()
    {
        [HealthApiErrorKind.Unavailable] = (Duration.FromMinutes(1), Duration.FromHours(6)),
        [HealthApiErrorKind.Forbidden] = (Duration.FromDays(1), Duration.FromDays(7)),
        [HealthApiErrorKind.MissingScope] = (Duration.FromDays(1), Duration.FromDays(1)),
        [HealthApiErrorKind.Rejected] = (Duration.FromHours(1), Duration.FromDays(7)),
        [HealthApiErrorKind.Protocol] = (Duration.FromHours(1), Duration.FromDays(7)),
    };

    // How often in a row each kind comes before the next does; long rows are where pauses stop growing.
    private static readonly Arbitrary<(HealthApiErrorKind Kind, int Times)[]> Answers = Arb.From(
        Gen.Zip(Gen.Elements(Pauses.Keys.ToArray()), Gen.Frequency((9, Gen.Choose(1, 6)), (1, Gen.Choose(20, 60)))).ArrayOf());

    [Fact]
    public void SyncAsync_AnySequenceOfFailures_WaitsAsLongAsTheTableSays() => PropertyRun.Check(
        Prop.ForAll(Answers, static rows => Task.Run(() => WaitsAsync(rows)).GetAwaiter().GetResult()), 30, 4, "no more attempts than the table allows");

    private static async Task<bool> WaitsAsync((HealthApiErrorKind Kind, int Times)[] rows)
    {
        EngineFixture fixture = new();
        HealthApiErrorKind[] script = [.. rows.SelectMany(static row => Enumerable.Repeat(row.Kind, row.Times))];
        List<Instant> attempts = [];
        fixture.Source.FailRead = _ =>
        {
            attempts.Add(fixture.Now);
            return attempts.Count <= script.Length ? new HealthApiException(script[attempts.Count - 1], "get something", "it fails.") : null;
        };
        while (attempts.Count <= script.Length)
        {
            int before = attempts.Count;
            await fixture.NewEngine().SyncAsync(fixture.User, new() { Due = DueRule.WhenDue, Streams = [StreamId.HeartRate] });
            Instant? until = (await fixture.OffsetAsync(StreamId.HeartRate)).Pause?.Until;

            // A host comes by at any time: once in the middle of the pause, then when it is over.
            Duration pause = (until ?? fixture.Now) - fixture.Now;
            bool failed = attempts.Count > before && before < script.Length;
            if (failed && pause <= Duration.Zero)
            {
                return false;
            }

            fixture.Clock.Advance(Duration.Max(Duration.FromMinutes(1), before == attempts.Count ? pause : pause / 2).ToTimeSpan());
        }

        for (int i = 0, row = 0; i < script.Length; i++)
        {
            row = i > 0 && script[i] == script[i - 1] ? row + 1 : 0;
            (Duration first, Duration longest) = Pauses[script[i]];
            Duration least = Duration.Min(longest, Duration.FromSeconds(first.TotalSeconds * Math.Pow(2, Math.Min(row, 15))));

            // Pauses may be longer by chance, so that not all streams come back at once, but never shorter.
            if (attempts[i + 1] - attempts[i] < least)
            {
                return false;
            }
        }

        return true;
    }
}
