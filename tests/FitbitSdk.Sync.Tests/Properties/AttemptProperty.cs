using FitbitSdk.Records;
using FitbitSdk.Sync.Tests.Engine;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Properties;

/// <summary>No sequence of answers makes more attempts than the table allows.</summary>
public sealed class AttemptProperty
{
    private static readonly Duration Minute = Duration.FromMinutes(1);
    private static readonly Duration Hour = Duration.FromHours(1);
    private static readonly Duration Day = Duration.FromDays(1);
    private static readonly Duration Week = Duration.FromDays(7);

    // A halved day comes to its smallest unit with the sixth read, and to a second one with the next.
    private const int ReadsOfHalves = 7;

    // Of those that are known to be too large, eight in a row are asked for again, by their gaps' own retries or in halves of what holds them.
    private const int ReadsOfKnown = 24;

    /// <summary>The table: the first pause of each class, and the longest. Who must authorize again does so after eight days.</summary>
    private static readonly Dictionary<Answer, (Duration First, Duration Longest)> Pauses = new()
    {
        [Answer.Unavailable] = (Minute, Hour * 6),
        [Answer.Forbidden] = (Day, Week),
        [Answer.MissingScope] = (Day, Day),
        [Answer.Rejected] = (Hour, Week),
        [Answer.Protocol] = (Hour, Week),
        [Answer.TooLarge] = (Hour, Week),
        [Answer.RateLimited] = (Minute, Hour),
        [Answer.RateLimitedUntil] = (AnswerScript.StatedWait, AnswerScript.StatedWait),
        [Answer.NeedsAuthorization] = (Day * 8, Day * 8),
        [Answer.ApplicationRefused] = (Minute * 15, Day),
        [Answer.ApplicationRefusedAtOnce] = (Minute * 15, Day),
        [Answer.Retired] = (Day, Day),
        [Answer.RetiredInPart] = (Day, Day),
        [Answer.SinkSilent] = (Minute, Minute * 5),
        [Answer.SinkThrows] = (Minute, Minute * 5),
    };

    // How often in a row each kind comes before the next does; long rows are where pauses stop growing.
    private static readonly Arbitrary<(Answer Answer, int Times)[]> Answers = Arb.From(
        Gen.Zip(Gen.Elements(Pauses.Keys.ToArray()), Gen.Frequency((9, Gen.Choose(1, 6)), (1, Gen.Choose(20, 60)))).ArrayOf());

    // How it fails, whether one date alone does, how often a host comes by, and at how many of those visits another tracker has uploaded late.
    private static readonly Arbitrary<(Answer Answer, bool IsOneDate, int Minutes, int LateUploads)> Rereads = Arb.From(
        from answer in Gen.Elements(Answer.Unavailable, Answer.Forbidden, Answer.Rejected, Answer.Protocol)
        from isOneDate in Gen.Elements(true, false)
        from minutes in Gen.Elements(7, 30, 120, 700)
        from late in Gen.Choose(0, 40)
        select (answer, isOneDate, minutes, late));

    [Fact]
    public void SyncAsync_WhatWasReadFailsAgain_WaitsAsLongAsTheTableSays() => PropertyRun.Check(
        Prop.ForAll(Rereads, static one => Task.Run(() => WaitsAsync(one.Answer, one.IsOneDate, Duration.FromMinutes(one.Minutes), one.LateUploads)).GetAwaiter().GetResult()),
        12,
        4,
        "no more attempts at what was read than the table allows");

    [Fact]
    public void SyncAsync_AnySequenceOfFailures_WaitsAsLongAsTheTableSays() => PropertyRun.Check(
        Prop.ForAll(Answers, static rows => Task.Run(() => WaitsAsync(rows)).GetAwaiter().GetResult()), 30, 4, "no more attempts than the table allows");

    private static async Task<bool> WaitsAsync((Answer Answer, int Times)[] rows)
    {
        // Older data enough that something is left to read and to deliver, however much is too large.
        EngineFixture fixture = new() { User = new(Anna, At(1) - Duration.FromDays(90)) };
        for (Instant time = fixture.User.ConsentStart; time < At(10); time += Hour)
        {
            fixture.Source.Heart[time] = 60;
        }

        AnswerScript script = new([.. rows.SelectMany(static row => Enumerable.Repeat(row.Answer, row.Times))], fixture);
        SyncEngine engine = fixture.NewEngine();
        while (!script.IsOver)
        {
            script.BeginRun();
            SyncReport report = await engine.SyncAsync(fixture.User, new() { Due = DueRule.WhenDue, Streams = [StreamId.HeartRate] });
            Answer? met = script.EndRun();

            // What was read before and what never was are tried each for itself.
            int allowed = met is Answer.TooLarge ? ReadsOfHalves + ReadsOfKnown : 2;
            Instant due = report.Streams[0].NextDue ?? fixture.Now + Day;
            if (met is not null && (script.Reads > allowed || due <= fixture.Now))
            {
                return false;
            }

            // A host comes by at any time: once in the middle of the pause, then when it is over.
            fixture.Clock.Advance(Duration.Max(Minute, (due - fixture.Now) / (met is null ? 1 : 2)).ToTimeSpan());
        }

        return script.Waits().All(static wait =>
        {
            (Duration first, Duration longest) = Pauses[wait.Answer];

            // Pauses may be longer by chance, so that not all streams come back at once, but never shorter.
            return wait.Length >= Duration.Min(longest, Duration.FromSeconds(first.TotalSeconds * Math.Pow(2, Math.Min(wait.InRow, 15))));
        });
    }

    private static async Task<bool> WaitsAsync(Answer answer, bool isOneDate, Duration interval, int lateUploads)
    {
        const int Visits = 500;
        EngineFixture fixture = new() { User = new(Anna, At(8)) };
        fixture.Source.Streams = [TestStreams.Heart];
        List<Instant> tries = [];
        fixture.Source.FailRead = request =>
        {
            Coverage? coverage = fixture.OffsetAsync(StreamId.HeartRate).GetAwaiter().GetResult().Coverage;
            if (!(coverage?.BackfilledFrom <= request.Window.Start && request.Window.End <= coverage.CompleteThrough) || (isOneDate && !request.Window.Contains(On(14, 12))))
            {
                return null;
            }

            tries.Add(fixture.Now);
            return new HealthApiException(Enum.Parse<HealthApiErrorKind>($"{answer}"), "get something", "it fails.");
        };

        fixture.Source.Watermarks["late"] = At(12);
        for (int visit = 0; visit < Visits; visit++)
        {
            fixture.Source.Watermarks["tracker"] = fixture.Now;
            if (lateUploads > 0 && visit % (Visits / lateUploads) == 0)
            {
                fixture.Source.Watermarks["late"] = fixture.Now - (interval * (visit % 10));
            }

            // Each run is a process of its own.
            await fixture.NewEngine().SyncAsync(fixture.User, new() { Due = DueRule.WhenDue });
            fixture.Clock.Advance(interval.ToTimeSpan());
        }

        // One date gives way to the others, so that it waits twice as long.
        (Duration first, Duration longest) = Pauses[answer];
        return tries.Zip(tries.Skip(1), static (one, next) => next - one)
            .Select((wait, i) => wait >= Duration.Min(longest, Duration.FromSeconds(first.TotalSeconds * Math.Pow(2, Math.Min(isOneDate ? i + 1 : i, 15)))))
            .All(static isLongEnough => isLongEnough);
    }
}
