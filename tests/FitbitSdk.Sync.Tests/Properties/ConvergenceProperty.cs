using System.Text.Json;
using FitbitSdk.Records;
using FitbitSdk.Sync.Tests.Engine;
using FitbitSdk.Testing;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Properties;

/// <summary>Whatever the order of uploads, corrections and deletions: once they stop and the sweeps have passed, the last delivered state is the provider's.</summary>
public sealed class ConvergenceProperty
{
    private enum Step
    {
        SetSample,
        RemoveSamples,
        ChangeSleep,
        RemoveSleep,
        Upload,
        UploadOfAnother,
        Sync,
        Wait,
    }

    [Fact]
    public void SyncAsync_AnyUploadsCorrectionsAndDeletions_EndsWithTheTruthOfSamplesAndLogs() => PropertyRun.Check(
        Prop.ForAll(
            Arb.From(Gen.Zip(Gen.Elements(Enum.GetValues<Step>()), Gen.Choose(0, (3 * 1440) - 1)).ArrayOf()),
            static steps => Task.Run(() => ConvergesAsync(steps)).GetAwaiter().GetResult()),
        50,
        3,
        "the last delivered state is the provider's truth");

    private static async Task<bool> ConvergesAsync((Step Step, int Minute)[] steps)
    {
        EngineFixture fixture = new();
        FakeSource source = fixture.Source;
        (source.Watermarks["tracker"], source.Watermarks["another"]) = (At(10, 1), At(10, 1));
        foreach ((Step step, int minute) in steps)
        {
            Instant time = At(10) + Duration.FromMinutes(minute);
            switch (step)
            {
                case Step.SetSample:
                    source.Heart[time] = 40 + (minute % 100);
                    break;
                case Step.RemoveSamples:
                    foreach (Instant near in source.Heart.Keys.Where(at => at > time && at < time + Duration.FromMinutes(90)).ToArray())
                    {
                        source.Heart.Remove(near);
                    }

                    break;
                case Step.ChangeSleep:
                    source.Sleeps.RemoveAll(sleep => sleep.Id == $"{minute % 4}");
                    source.Sleeps.Add(($"{minute % 4}", time, time + Duration.FromHours(6)));
                    break;
                case Step.RemoveSleep:
                    source.Sleeps.RemoveAll(sleep => sleep.Id == $"{minute % 4}");
                    break;
                case Step.Upload:
                    source.Watermarks["tracker"] = Instant.Max(source.Watermarks["tracker"], time);
                    break;
                case Step.UploadOfAnother:
                    source.Watermarks["another"] = Instant.Max(source.Watermarks["another"], time);
                    break;
                case Step.Sync:
                    await SyncAsync(fixture);
                    break;
                default:
                    // All edits happen before the last sweep of the days they are in.
                    fixture.Clock.Advance(TimeSpan.FromMinutes(fixture.Now < At(16) ? minute / 10.0 : 0));
                    break;
            }
        }

        (source.Watermarks["tracker"], source.Watermarks["another"]) = (At(14), At(14));
        for (Instant end = fixture.Now + Duration.FromDays(9); fixture.Now < end; fixture.Clock.Advance(TimeSpan.FromHours(6)))
        {
            await SyncAsync(fixture);
        }

        return Held(fixture, StreamId.HeartRate).SequenceEqual(source.Heart.Select(static sample => $"{sample.Key} {sample.Value}").Order(StringComparer.Ordinal))
            && Held(fixture, StreamId.Sleep).SequenceEqual(source.Sleeps.Select(static sleep => $"{sleep.Start} {sleep.Id}").Order(StringComparer.Ordinal));
    }

    private static Task SyncAsync(EngineFixture fixture) => fixture.NewEngine().SyncAsync(fixture.User, new() { Due = DueRule.WhenDue });

    /// <summary>Gives what a receiver holds that applied the deliveries in their order.</summary>
    private static IEnumerable<string> Held(EngineFixture fixture, StreamId stream)
    {
        Dictionary<string, (Instant Time, string Text)> held = new(StringComparer.Ordinal);
        foreach (LoggedDelivery delivery in fixture.Log.Entries.Where(delivery => delivery.Origin.Stream == stream))
        {
            JsonElement entry = JsonDocument.Parse(delivery.Json).RootElement;
            string? id = entry.TryGetProperty("recordId", out JsonElement name) ? name.GetString() : null;
            switch (delivery.Delivery)
            {
                case DeliveryKind.RangeReplaced:
                    foreach (string lost in held.Where(one => delivery.Origin.Window.Contains(StreamTime.FromInstant(one.Value.Time))).Select(static one => one.Key).ToArray())
                    {
                        held.Remove(lost);
                    }

                    break;
                case DeliveryKind.Retract:
                    held.Remove(id!);
                    break;
                default:
                    Instant time = delivery.Head!.Value.Time.Instant!.Value;
                    string value = stream == StreamId.HeartRate ? $"{entry.GetProperty("beatsPerMinute").GetInt32()}" : entry.GetProperty("logId").GetString()!;
                    held[id!] = (time, $"{time} {value}");
                    break;
            }
        }

        return held.Values.Select(static one => one.Text).Order(StringComparer.Ordinal);
    }
}
