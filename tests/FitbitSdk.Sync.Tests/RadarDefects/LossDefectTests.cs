using System.Text.Json;
using FitbitSdk.Records;
using FitbitSdk.Sync.Tests.Engine;
using FitbitSdk.Testing;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.RadarDefects;

/// <summary>Data that lay behind the offset when it came, and was never read.</summary>
public sealed class LossDefectTests
{
    private static readonly Duration Second = Duration.FromSeconds(1);
    private static readonly Duration Minute = Duration.FromMinutes(1);

    /// <summary>A sample that is not there, or cannot be mapped, when the others are read.</summary>
    private static readonly Instant Late = At(11, 9, 0, 3);

    private readonly EngineFixture _fixture = new();

    [Fact]
    public async Task D04_ZeroFilledMinutes_AreUnknownUntilTheTrackerUploads()
    {
        // Worn all the time; the tracker uploads at noon of the 10th, and then not before the 13th.
        _fixture.Source.Streams = [TestStreams.Steps];
        _fixture.Source.Watermarks["tracker"] = At(10, 12);
        AncestorRoute theirs = new(Ancestor.FirstOffset(At(10)), FilledMinutes, Minute);
        theirs.Poll(At(11), At(13));
        _fixture.Clock.SetUtcNow(At(13).ToDateTimeOffset());
        await _fixture.SyncAsync(DueRule.WhenDue);
        StreamTime before = (await _fixture.OffsetAsync(StreamId.Steps)).Coverage!.CompleteThrough;

        _fixture.Source.Watermarks["tracker"] = At(13, 1);
        _fixture.Clock.SetUtcNow(At(13, 1).ToDateTimeOffset());
        await _fixture.SyncAsync(DueRule.WhenDue);
        theirs.Poll(At(13, 1), At(15));

        Dictionary<Instant, int> sent = theirs.Sent.ToDictionary(static row => row.Time, static row => row.Value);
        Assert.Equal((On(10, 12), On(13, 1)), (before, (await _fixture.OffsetAsync(StreamId.Steps)).Coverage!.CompleteThrough));
        Assert.Equal(36 * 60, Minutes(At(10, 12), At(12)).Count(minute => sent[minute] == 0));   // zeros for good, a day and a half of them
        Assert.Equal(Minutes(At(10), At(13, 1)).Select(static minute => (minute, minute.InUtc().Minute)), _fixture.Log.Entries.Select(Steps).Order());

        IEnumerable<(Instant Time, int Value)> FilledMinutes(Instant from, Instant to) =>
            Minutes(from, to).Select(minute => (minute, minute < _fixture.Source.Watermarks["tracker"] ? minute.InUtc().Minute : 0));
    }

    [Fact]
    public async Task D05_SecondTrackerThatUploadsLate_IsReadAlthoughLaterDataWasSeen()
    {
        _fixture.Source.Watermarks["watch"] = At(10, 8);
        AncestorRoute theirs = new(Ancestor.FirstOffset(At(10)), Samples, Second);
        theirs.Poll(At(12), At(12, 19));
        await _fixture.SyncAsync(DueRule.WhenDue, StreamId.HeartRate);

        _fixture.Source.Heart[Late] = 199;
        _fixture.Source.Watermarks["watch"] = At(12, 8);
        _fixture.Clock.Advance(TimeSpan.FromMinutes(15));
        theirs.Poll(At(12, 19, 15), At(15));
        await _fixture.SyncAsync(DueRule.WhenDue, StreamId.HeartRate);

        Assert.Equal(_fixture.Source.Heart.Keys.Where(static time => time != Late), theirs.Sent.Select(static row => row.Time));
        Assert.Contains(_fixture.Log.Entries, static entry => entry.Head?.Time.Instant == Late);
    }

    [Fact]
    public async Task D05_NapThatIsUploadedAfterTheNight_IsReadAlthoughItBeganBefore()
    {
        await _fixture.SyncAsync(DueRule.WhenDue, StreamId.Sleep);
        Instant offset = Ancestor.OffsetAfter(At(10), _fixture.Now, [.. _fixture.Source.Sleeps.Select(static log => log.Start)], _fixture.Now);

        _fixture.Source.Sleeps.Add(("103", At(11, 14), At(11, 15)));
        _fixture.Clock.Advance(TimeSpan.FromHours(6));
        await _fixture.SyncAsync(DueRule.WhenDue, StreamId.Sleep);

        Assert.DoesNotContain(_fixture.Source.Sleeps, log => log.Id == "103" && log.Start >= Ancestor.AfterDate(offset));
        Assert.Equal("anna/sleep/103", _fixture.Log.Entries[^1].Head!.Value.Id.ToString());
    }

    [Fact]
    public async Task D14_ElementThatCannotBeMapped_StaysAGapUntilItCan()
    {
        _fixture.Source.Problems = [new("dataset[77].value", "not a number")];
        _fixture.Source.IsFaulty = static request => request.Window.Contains(StreamTime.FromInstant(Late));
        AncestorRoute theirs = new(Ancestor.FirstOffset(At(10)), Samples, Second);
        theirs.Poll(At(12), At(12, 19));
        StreamReport report = _fixture.Of(await _fixture.SyncAsync(DueRule.WhenDue, StreamId.HeartRate), StreamId.HeartRate);
        IReadOnlyList<Gap> gaps = (await _fixture.OffsetAsync(StreamId.HeartRate)).Gaps;

        _fixture.Source.Problems = [];
        _fixture.Source.Heart[Late] = 61;
        theirs.Poll(At(12, 19), At(15));
        _fixture.Clock.SetUtcNow(gaps[0].NextTry.ToDateTimeOffset());
        await _fixture.SyncAsync(DueRule.WhenDue, StreamId.HeartRate);

        Assert.Equal(_fixture.Source.Heart.Keys.Where(static time => time != Late), theirs.Sent.Select(static row => row.Time));   // and nobody was told
        Assert.Equal((StreamOutcome.Partial, 1), (report.Outcome, report.Problems));
        Assert.True(Assert.Single(gaps).Span.Contains(StreamTime.FromInstant(Late)));
        Assert.Contains(_fixture.Log.Entries, static entry => entry.Head?.Time.Instant == Late);
        Assert.Empty((await _fixture.OffsetAsync(StreamId.HeartRate)).Gaps);
    }

    private static IEnumerable<Instant> Minutes(Instant from, Instant to)
    {
        for (Instant minute = from; minute < to; minute += Minute)
        {
            yield return minute;
        }
    }

    private static (Instant Time, int Value) Steps(LoggedDelivery entry)
    {
        using JsonDocument record = JsonDocument.Parse(entry.Json);
        return (entry.Head!.Value.Time.Instant!.Value, record.RootElement.GetProperty("steps").GetInt32());
    }

    private IEnumerable<(Instant Time, int Value)> Samples(Instant from, Instant to) =>
        _fixture.Source.Heart.Where(sample => from <= sample.Key && sample.Key < to).Select(static sample => (sample.Key, sample.Value)).ToArray();
}
