using System.Text.Json;
using FitbitSdk.Records;
using FitbitSdk.Testing;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Engine;

/// <summary>Whatever is uploaded late, corrected or deleted between runs: a receiver that applies the deliveries in order ends with the truth.</summary>
public sealed class ConvergenceTests
{
    private enum Kind
    {
        Set,
        Remove,
        Upload,
        SyncWhenDue,
        SyncNow,
        Wait,
    }

    [Fact]
    public void SyncAsync_AnyOrderOfUploadsCorrectionsAndDeletions_EndsWithTheTruth() => Prop.ForAll(
        Arb.From(Gen.Zip(Gen.Elements(Enum.GetValues<Kind>()), Gen.Choose(0, (3 * 1440) - 1)).ListOf()),
        static steps => Task.Run(() => ConvergesAsync(steps)).GetAwaiter().GetResult()).QuickCheckThrowOnFailure();

    [Fact]
    public void SyncAsync_AnyOrderOfLogsEditedDeletedAndRestored_EndsWithTheTruth() => Prop.ForAll(
        Arb.From(Gen.Zip(Gen.Elements(Enum.GetValues<Kind>()), Gen.Choose(0, 5)).ListOf()),
        static steps => Task.Run(() => LogsConvergeAsync(steps)).GetAwaiter().GetResult()).QuickCheckThrowOnFailure();

    private static async Task<bool> LogsConvergeAsync(IEnumerable<(Kind Kind, int Number)> steps)
    {
        EngineFixture fixture = new();
        fixture.Source.Sleeps.Clear();
        foreach ((Kind kind, int number) in steps)
        {
            Instant start = At(10) + Duration.FromHours(number * 6);
            switch (kind)
            {
                case Kind.Set or Kind.Upload:
                    fixture.Source.Sleeps.RemoveAll(log => log.Id == $"{number}");
                    fixture.Source.Sleeps.Add(($"{number}", start, start + Duration.FromHours(kind is Kind.Set ? 2 : 3)));
                    break;
                case Kind.Remove:
                    fixture.Source.Sleeps.RemoveAll(log => log.Id == $"{number}");
                    break;
                case Kind.Wait:
                    fixture.Clock.Advance(TimeSpan.FromMinutes(20 * number));
                    break;
                default:
                    await fixture.SyncAsync(kind is Kind.SyncNow ? DueRule.Now : DueRule.WhenDue, StreamId.Sleep);
                    break;
            }
        }

        for (int read = 0; read < 2; read++)
        {
            fixture.Clock.Advance(TimeSpan.FromHours(2));
            await fixture.SyncAsync(DueRule.Now, StreamId.Sleep);
        }

        Dictionary<string, string> held = [];
        foreach (LoggedDelivery delivery in fixture.Log.Entries)
        {
            JsonElement entry = JsonDocument.Parse(delivery.Json).RootElement;
            string id = entry.GetProperty("recordId").GetString()!;
            if (delivery.Delivery is DeliveryKind.Retract)
            {
                // What is taken back was there.
                if (!held.Remove(id))
                {
                    return false;
                }
            }
            else
            {
                held[id] = entry.GetProperty("end").GetString()!;
            }
        }

        return held.OrderBy(static log => log.Key).SequenceEqual(fixture.Source.Sleeps
            .Select(static log => KeyValuePair.Create($"anna/sleep/{log.Id}", InstantPattern.ExtendedIso.Format(log.End)))
            .OrderBy(static log => log.Key));
    }

    private static async Task<bool> ConvergesAsync(IEnumerable<(Kind Kind, int Minute)> steps)
    {
        EngineFixture fixture = new();
        fixture.Source.Watermarks["tracker"] = At(10, 1);
        foreach ((Kind kind, int minute) in steps)
        {
            Instant time = At(10) + Duration.FromMinutes(minute);
            switch (kind)
            {
                case Kind.Set:
                    fixture.Source.Heart[time] = 40 + (minute % 100);
                    break;
                case Kind.Remove:
                    // Around a time rather than at it, so that most removals hit something.
                    foreach (Instant near in fixture.Source.Heart.Keys.Where(t => t > time && t < time + Duration.FromMinutes(90)).ToArray())
                    {
                        fixture.Source.Heart.Remove(near);
                    }

                    break;
                case Kind.Upload:
                    fixture.Source.Watermarks["tracker"] = Instant.Max(fixture.Source.Watermarks["tracker"], time);
                    break;
                case Kind.Wait:
                    fixture.Clock.Advance(TimeSpan.FromMinutes(minute / 10.0));
                    break;
                default:
                    await fixture.SyncAsync(kind is Kind.SyncNow ? DueRule.Now : DueRule.WhenDue, StreamId.HeartRate);
                    break;
            }
        }

        fixture.Source.Watermarks["tracker"] = At(13);
        fixture.Clock.SetUtcNow(Instant.Max(fixture.Now, At(13)).ToDateTimeOffset());
        await fixture.SyncAsync(DueRule.Now, StreamId.HeartRate);

        // More than a week may have gone by in the steps: then only the sweeps find what changed, and they have been due.
        SortedDictionary<Instant, int> held = Apply(fixture.Log.Entries);
        return fixture.Now > At(13) + Duration.FromDays(4) || held.SequenceEqual(fixture.Source.Heart.Where(static sample => sample.Key < At(13)));
    }

    private static SortedDictionary<Instant, int> Apply(IEnumerable<LoggedDelivery> deliveries)
    {
        SortedDictionary<Instant, int> held = [];
        foreach (LoggedDelivery delivery in deliveries)
        {
            if (delivery.Head is { } head)
            {
                held[head.Time.Instant!.Value] = JsonDocument.Parse(delivery.Json).RootElement.GetProperty("beatsPerMinute").GetInt32();
            }
            else
            {
                foreach (Instant time in held.Keys.Where(time => delivery.Origin.Window.Contains(StreamTime.FromInstant(time))).ToArray())
                {
                    held.Remove(time);
                }
            }
        }

        return held;
    }
}
