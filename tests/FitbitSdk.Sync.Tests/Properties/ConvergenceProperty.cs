using System.Text.Json;
using FitbitSdk.Records;
using FitbitSdk.Sync.Tests.Engine;
using FitbitSdk.Testing;
using FitbitSdk.WebApi;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Properties;

/// <summary>Whatever the order of uploads, corrections and deletions: once they stop and the sweeps have passed, the last delivered state is the provider's.</summary>
public sealed class ConvergenceProperty
{
    // Corrections of what was uploaded come before the last sweep of the days they are in: behind it, only what is new is found.
    private static readonly Instant LastCorrection = At(16);
    private static readonly Instant LongestWait = At(26);
    private static readonly LocalDate FirstDate = new(2026, 3, 10);

    private static readonly Dictionary<StreamId, string> ValueNames = new()
    {
        [StreamId.HeartRate] = "beatsPerMinute",
        [StreamId.Steps] = "steps",
        [StreamId.RestingHeartRate] = "beatsPerMinute",
        [StreamId.Sleep] = "logId",
        [StreamId.Weight] = "kilograms",
        [StreamId.DailyActivity] = "steps",
    };

    private enum Step
    {
        SetSample,
        RemoveSamples,
        SetSteps,
        SetDate,
        RemoveDate,
        ChangeSleep,
        RemoveSleep,
        SetWeight,
        RemoveWeight,
        Upload,
        UploadOfAnother,
        Sync,
        Wait,
        WaitDays,
    }

    [Fact]
    public void SyncAsync_AnyUploadsCorrectionsAndDeletions_EndsWithTheTruthOfEveryStream() => PropertyRun.Check(
        Prop.ForAll(
            Arb.From(Gen.Zip(Gen.Frequency((3, Gen.Elements(Enum.GetValues<Step>())), (1, Gen.Elements(Step.Sync, Step.WaitDays))), Gen.Choose(0, (3 * 1440) - 1)).ArrayOf()),
            static steps => Task.Run(() => ConvergesAsync(steps)).GetAwaiter().GetResult()),
        50,
        3,
        "the last delivered state is the provider's truth");

    private static async Task<bool> ConvergesAsync((Step Step, int Minute)[] steps)
    {
        EngineFixture fixture = new();
        FakeSource source = fixture.Source;
        Dictionary<Instant, int> steppedAt = [];
        (source.Watermarks["tracker"], source.Watermarks["another"]) = (At(10, 1), At(10, 1));
        source.Streams = [.. TestStreams.All, TestStreams.Resting, FitbitStreams.Weight, FitbitStreams.DailyActivity];
        source.UploadedUntil = time => source.Watermarks[TrackerOf(time)];
        source.StepsAt = minute => minute < source.UploadedUntil(minute) ? steppedAt.GetValueOrDefault(minute, minute.InUtc().Minute) : 0;
        // Each tracker has its part in a total, and so has a correction.
        source.StepsOn = date => source.StepsAt(NoonOf(date)) + source.StepsAt(NoonOf(date) + Duration.FromMinutes(1)) + source.Resting.GetValueOrDefault(date);
        foreach ((Step step, int minute) in steps)
        {
            Instant time = At(10) + Duration.FromMinutes(minute);
            switch (step)
            {
                case Step.Upload or Step.UploadOfAnother:
                    string tracker = step is Step.Upload ? "tracker" : "another";
                    source.Watermarks[tracker] = Instant.Max(source.Watermarks[tracker], time);
                    break;
                case Step.Sync:
                    await SyncAsync(fixture);
                    break;
                case Step.Wait or Step.WaitDays:
                    TimeSpan wait = step is Step.Wait ? TimeSpan.FromMinutes(minute / 10.0) : TimeSpan.FromDays(1 + (minute % 5));
                    fixture.Clock.Advance(fixture.Now < LongestWait ? wait : TimeSpan.Zero);
                    break;
                default:
                    Edit(source, steppedAt, step, minute, at => fixture.Now < LastCorrection || at >= source.UploadedUntil(at));
                    break;
            }
        }

        (source.Watermarks["tracker"], source.Watermarks["another"]) = (At(14), At(14));
        for (Instant end = fixture.Now + Duration.FromDays(9); fixture.Now < end; fixture.Clock.Advance(TimeSpan.FromHours(6)))
        {
            await SyncAsync(fixture);
        }

        return Held(fixture, StreamId.HeartRate).SequenceEqual(Texts(source.Heart, static sample => $"{sample.Key} {sample.Value}"))
            && Held(fixture, StreamId.Steps).SequenceEqual(Texts(Enumerable.Range(0, 4 * 1440).Select(static i => At(10) + Duration.FromMinutes(i)), at => $"{at} {source.StepsAt(at)}"))
            && Held(fixture, StreamId.RestingHeartRate).SequenceEqual(Texts(source.Resting, static day => $"{StreamTime.FromDate(day.Key).ToInstant()} {day.Value}"))
            && Held(fixture, StreamId.Weight).SequenceEqual(Texts(source.Weights, static log => $"{StreamTime.FromDate(log.Key.Date).ToInstant()} {log.Value}"))
            && Held(fixture, StreamId.DailyActivity).SequenceEqual(Texts(
                Enumerable.Range(0, 4).Select(FirstDate.PlusDays), date => $"{StreamTime.FromDate(date).ToInstant()} {source.StepsOn(date)}"))
            && Held(fixture, StreamId.Sleep).SequenceEqual(Texts(source.Sleeps, static sleep => $"{sleep.Start} {sleep.Id}"));
    }

    // One tracker wears the even minutes and another the odd ones, so that neither's upload shows what the other has recorded.
    private static string TrackerOf(Instant time) => time.InUtc().Minute % 2 == 0 ? "tracker" : "another";

    private static Instant NoonOf(LocalDate date) => StreamTime.FromDate(date).ToInstant() + Duration.FromMinutes((12 * 60) + 58);

    private static void Edit(FakeSource source, Dictionary<Instant, int> steppedAt, Step step, int minute, Func<Instant, bool> mayChange)
    {
        Instant time = At(10) + Duration.FromMinutes(minute);
        switch (step)
        {
            case Step.SetSample when mayChange(time):
                source.Heart[time] = 40 + (minute % 100);
                break;
            case Step.RemoveSamples:
                foreach (Instant near in source.Heart.Keys.Where(at => at > time && at < time + Duration.FromMinutes(90) && mayChange(at)).ToArray())
                {
                    source.Heart.Remove(near);
                }

                break;
            case Step.SetSteps when mayChange(time):
                steppedAt[time] = 100 + (minute % 50);
                break;
            case Step.SetDate when mayChange(At(1)):
                source.Resting[FirstDate.PlusDays(minute % 3)] = 50 + (minute % 40);
                break;
            case Step.RemoveDate when mayChange(At(1)):
                source.Resting.Remove(FirstDate.PlusDays(minute % 3));
                break;
            case Step.SetWeight when mayChange(At(1)):
                source.Weights[time.InUtc().LocalDateTime] = 60 + (minute % 40);
                break;
            case Step.RemoveWeight when mayChange(At(1)) && source.Weights.Count > 0:
                source.Weights.Remove(source.Weights.Keys.ElementAt(minute % source.Weights.Count));
                break;
            case Step.ChangeSleep or Step.RemoveSleep when mayChange(At(1)):
                source.Sleeps.RemoveAll(sleep => sleep.Id == $"{minute % 4}");
                if (step is Step.ChangeSleep)
                {
                    source.Sleeps.Add(($"{minute % 4}", time, time + Duration.FromHours(6)));
                }

                break;
        }
    }

    private static IEnumerable<string> Texts<T>(IEnumerable<T> truth, Func<T, string> textOf) => truth.Select(textOf).Order(StringComparer.Ordinal);

    private static Task SyncAsync(EngineFixture fixture) => fixture.NewEngine().SyncAsync(fixture.User, new() { Due = DueRule.WhenDue });

    /// <summary>Gives what a receiver holds that applied the deliveries in their order.</summary>
    private static IEnumerable<string> Held(EngineFixture fixture, StreamId stream)
    {
        Dictionary<string, (Instant Time, string Text)> held = new(StringComparer.Ordinal);
        foreach (LoggedDelivery delivery in fixture.Log.Entries.Where(delivery => delivery.Origin.Stream == stream))
        {
            switch (delivery.Delivery)
            {
                case DeliveryKind.RangeReplaced:
                    foreach (string lost in held.Where(one => delivery.Origin.Window.Contains(StreamTime.FromInstant(one.Value.Time))).Select(static one => one.Key).ToArray())
                    {
                        held.Remove(lost);
                    }

                    break;
                case DeliveryKind.Retract:
                    held.Remove(delivery.Head!.Value.Id.ToString());
                    break;
                default:
                    using (JsonDocument entry = JsonDocument.Parse(delivery.Json))
                    {
                        Instant time = entry.RootElement.TryGetProperty("date", out JsonElement date)
                            ? LocalDatePattern.Iso.Parse(date.GetString()!).Value.AtMidnight().InUtc().ToInstant()
                            : delivery.Head!.Value.Time.Instant!.Value;
                        held[delivery.Head!.Value.Id.ToString()] = (time, $"{time} {entry.RootElement.GetProperty(ValueNames[stream])}");
                    }

                    break;
            }
        }

        return held.Values.Select(static one => one.Text).Order(StringComparer.Ordinal);
    }
}
