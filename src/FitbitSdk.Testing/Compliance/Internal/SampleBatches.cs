using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Testing;

/// <summary>Batches of invented records, as many and as odd as a source may give.</summary>
internal static class SampleBatches
{
    private static readonly Instant Day = Instant.FromUtc(2026, 3, 14, 0, 0);

    /// <summary>Makes samples one second apart.</summary>
    /// <param name="user">Whose.</param>
    /// <param name="first">The second of the first; its value too depends on it.</param>
    /// <param name="count">How many.</param>
    /// <param name="revision">Another number gives the same ids other values.</param>
    public static RecordBatch HeartRate(UserKey user, int first, int count, int revision = 0)
    {
        using RecordBatchBuilder<HeartRateSample> builder = new(count);
        for (int i = first; i < first + count; i++)
        {
            builder.Add(new() { Time = RecordTime.FromUnixSeconds(Day.ToUnixTimeSeconds() + i), IntervalSeconds = 1, BeatsPerMinute = 50 + (i % 100) + (revision * 1000) });
        }

        return builder.Build(Origin(user, StreamId.HeartRate, first, Math.Max(1, count)));
    }

    /// <summary>Makes samples that take the place of a span.</summary>
    public static RecordBatch HeartRateReplaced(UserKey user, int first, int count)
    {
        using RecordBatch samples = HeartRate(user, first, count, revision: 7);

        // A copy of its own: a slice would be valid only as long as what it was cut from.
        using RecordBatchBuilder<HeartRateSample> builder = new(count);
        foreach (HeartRateSample sample in ((RecordBatch<HeartRateSample>)samples).Records)
        {
            builder.Add(sample);
        }

        return builder.Build(samples.Origin.Replacing(Window(first, Math.Max(1, count))));
    }

    /// <summary>Makes samples of which several have the same time, so that a counter tells them apart.</summary>
    public static RecordBatch HeartRateWithEqualTimes(UserKey user, int first)
    {
        using RecordBatchBuilder<HeartRateSample> builder = new(9);
        for (int i = 0; i < 9; i++)
        {
            builder.Add(new() { Time = RecordTime.FromUnixSeconds(Day.ToUnixTimeSeconds() + first + (i / 3)), IntervalSeconds = 1, BeatsPerMinute = 60 + i });
        }

        return builder.Build(Origin(user, StreamId.HeartRate, first, 3));
    }

    /// <summary>Makes step counts by the minute, with each way in which a time may be known.</summary>
    public static RecordBatch Steps(UserKey user, int first, int count)
    {
        using RecordBatchBuilder<StepCount> builder = new(count);
        for (int i = first; i < first + count; i++)
        {
            LocalDateTime local = new LocalDateTime(2026, 3, 14, 0, 0).PlusMinutes(i);
            builder.Add(new()
            {
                Time = (i % 4) switch
                {
                    0 => RecordTime.FromLocal(local),
                    1 => RecordTime.FromLocal(local, Offset.FromHoursAndMinutes(5, 45), TimeBasis.Zone),
                    2 => RecordTime.FromLocal(local, Offset.FromHours(-3), TimeBasis.AssumedZone),
                    _ => RecordTime.FromInstant(local.InUtc().ToInstant()),
                },
                IntervalSeconds = 60,
                Steps = i,
            });
        }

        return builder.Build(Origin(user, StreamId.Steps, first * 60, count * 60));
    }

    /// <summary>Makes sleep logs with stages.</summary>
    public static RecordBatch Sleep(UserKey user, int first, int count)
    {
        using RecordBatchBuilder<SleepLog> builder = new(count);
        for (int i = first; i < first + count; i++)
        {
            builder.Add(Night(i));
        }

        return builder.Build(Origin(user, StreamId.Sleep, first, count));
    }

    /// <summary>Makes the retraction of logs that <see cref="Sleep"/> makes.</summary>
    public static RecordBatch SleepRetracted(UserKey user, int first, int count)
    {
        using RecordBatch logs = Sleep(user, first, count);
        return new RetractionBatch(logs.Origin, logs.Schema, [.. Enumerable.Range(0, count).Select(i => logs.GetHead(i).Id.Key)]);
    }

    /// <summary>Makes samples with the largest and smallest values and times that there can be.</summary>
    public static RecordBatch ExtremeHeartRate(UserKey user)
    {
        using RecordBatchBuilder<HeartRateSample> builder = new(8);
        builder.Add(new() { Time = RecordTime.FromInstant(Instant.FromUtc(1, 1, 1, 0, 0)), IntervalSeconds = int.MinValue, BeatsPerMinute = int.MaxValue });
        builder.Add(new() { Time = RecordTime.FromInstant(NodaConstants.UnixEpoch - Duration.FromTicks(1)), IntervalSeconds = 0, BeatsPerMinute = int.MinValue });
        builder.Add(new() { Time = RecordTime.FromUnixSeconds(0), IntervalSeconds = int.MaxValue, BeatsPerMinute = 0 });
        builder.Add(new() { Time = RecordTime.FromLocal(new(2026, 3, 29, 2, 30), Offset.FromHours(14), TimeBasis.Stated), IntervalSeconds = 1, BeatsPerMinute = -1 });
        builder.Add(new() { Time = RecordTime.FromInstant(Instant.FromUtc(9999, 12, 31, 23, 59, 59)), IntervalSeconds = 1, BeatsPerMinute = 1 });
        return builder.Build(Origin(user, StreamId.HeartRate, 1, 5));
    }

    /// <summary>Makes sleep logs of odd texts, missing values and many stages.</summary>
    public static RecordBatch ExtremeSleep(UserKey user)
    {
        using RecordBatchBuilder<SleepLog> builder = new(4);
        builder.Add(Bare("-", "line\r\nbreak \u2028 \u0001 tab\t \"quoted\" \\ </script> \U0001F634"));
        builder.Add(Bare("a/b\\c d\u00e9\u65e5\u672c?#%2F", string.Empty));
        builder.Add(Bare(new string('9', 200), new string('\u754c', 20_000)));
        builder.Add(Night(1, stages: 20_000));
        return builder.Build(Origin(user, StreamId.Sleep, 2, 5));
    }

    /// <summary>Gives what a receiver must see of a batch. To be asked before the batch is written: afterwards its memory is someone else's.</summary>
    public static IReadOnlyList<DeliveredRecord> Seen(RecordBatch batch)
    {
        List<DeliveredRecord> seen = [];
        if (batch.Origin.Delivery is DeliveryKind.RangeReplaced)
        {
            seen.Add(DeliveredRecord.RangeReplaced(batch.Origin.User, batch.Origin.Window));
        }

        for (int i = 0; i < batch.Count; i++)
        {
            RecordHead head = batch.GetHead(i);
            seen.Add(batch.Origin.Delivery is DeliveryKind.Retract
                ? DeliveredRecord.Retract(head.Id.ToString())
                : DeliveredRecord.Upsert(head.Id.ToString(), head.Revision));
        }

        return seen;
    }

    private static RecordOrigin Origin(UserKey user, StreamId stream, int first, int length) => new()
    {
        User = user,
        Provider = ProviderId.Fitbit,
        Stream = stream,
        Window = Window(first, length),
        ObservedAt = Day + Duration.FromDays(2) + Duration.FromSeconds(first),
        Project = "project-1",
        SourceId = "source-1",
    };

    private static FetchWindow Window(int first, int length) =>
        FetchWindow.Between(StreamTime.FromInstant(Day + Duration.FromSeconds(first)), StreamTime.FromInstant(Day + Duration.FromSeconds(first + length)));

    private static SleepLog Night(int number, int stages = 12)
    {
        Offset offset = Offset.FromHours(2);
        RecordTime At(int minutes) => RecordTime.FromLocal(new LocalDateTime(2026, 3, 14, 22, 0).PlusDays(number).PlusMinutes(minutes), offset, TimeBasis.Zone);
        return new()
        {
            LogId = $"{40_000_000_000 + number}",
            Start = At(0),
            End = At(480),
            DateOfSleep = new LocalDate(2026, 3, 15).PlusDays(number),
            DurationMilliseconds = 28_800_000 + number,
            Type = "stages",
            LogType = "auto_detected",
            IsMainSleep = true,
            Efficiency = 91,
            InfoCode = 0,
            MinutesAsleep = 422,
            MinutesAwake = 53,
            MinutesToFallAsleep = 4,
            MinutesAfterWakeup = 1,
            MinutesInBed = 480,
            Levels = [.. Enumerable.Range(0, stages).Select(i => new SleepStage { Start = At(i), Seconds = 30 + i, Level = i % 2 == 0 ? "light" : "deep" })],
            ShortWakes = [new SleepStage { Start = At(33), Seconds = 90, Level = "wake" }],
            Summary = [new SleepLevelSummary { Level = "deep", Count = 3, Minutes = 81, ThirtyDayAverageMinutes = 77 }],
        };
    }

    private static SleepLog Bare(string logId, string text) => new()
    {
        LogId = logId,
        Start = RecordTime.FromLocal(new(2026, 10, 25, 2, 30)),
        End = RecordTime.FromLocal(new(2026, 10, 25, 2, 15)),
        DateOfSleep = null,
        DurationMilliseconds = long.MaxValue,
        Type = text,
        LogType = null,
        IsMainSleep = null,
        Efficiency = int.MinValue,
        InfoCode = null,
        MinutesAsleep = null,
        MinutesAwake = null,
        MinutesToFallAsleep = null,
        MinutesAfterWakeup = null,
        MinutesInBed = null,
        Levels = [],
        ShortWakes = [],
        Summary = [],
    };
}
