using NodaTime;

namespace FitbitSdk.Records.Tests;

/// <summary>The texts are part of the format: consumers keep them.</summary>
public sealed class RecordIdTests
{
    [Theory]
    [InlineData("heart-rate", "anna/heart-rate/2026-03-14T07:15:00Z")]
    [InlineData("steps", "anna/steps/2026-03-14T07:15:00Z")]
    [InlineData("calories", "anna/calories/2026-03-14T07:15:00Z")]
    [InlineData("heart-rate-variability", "anna/heart-rate-variability/2026-03-14T01:25:00")]
    [InlineData("oxygen-saturation", "anna/oxygen-saturation/2026-03-14T01:25:00")]
    [InlineData("breathing-rate", "anna/breathing-rate/2026-03-14")]
    [InlineData("skin-temperature", "anna/skin-temperature/2026-03-14")]
    [InlineData("resting-heart-rate", "anna/resting-heart-rate/2026-03-14")]
    [InlineData("daily-activity", "anna/daily-activity/2026-03-14")]
    [InlineData("weight", "anna/weight/1773451500000@2026-03-14T01:25:00")]
    [InlineData("sleep", "anna/sleep/18446744073709551615")]
    [InlineData("activity-log", "anna/activity-log/48212345678")]
    [InlineData("time-zone", "anna/time-zone/current")]
    public void GetHead_OfEachType_HasThisId(string stream, string id)
    {
        using RecordBatch batch = Samples.Batch(stream);

        Assert.Equal(id, batch.GetHead(0).Id.ToString());
    }

    [Fact]
    public void GetHead_ZoneBecomesKnown_IsANewRevisionOfTheSameFact()
    {
        CheckZone(Samples.HeartRateVariability(new()), static (record, time) => record with { Time = time });
        CheckZone(Samples.OxygenSaturation(new()), static (record, time) => record with { Time = time });
        CheckZone(Samples.Weight(new()), static (record, time) => record with { Time = time });
    }

    [Fact]
    public void GetHead_OnlyTheInstantKnown_IsTheKey()
    {
        RecordTime time = RecordTime.FromUnixSeconds(1_773_477_015);

        Assert.Equal(RecordKey.At(time), (Samples.HeartRateVariability(new()) with { Time = time }).Key);
        Assert.Equal(RecordKey.At(time), (Samples.OxygenSaturation(new()) with { Time = time }).Key);
        Assert.Equal(RecordKey.Log("1773451500000"), (Samples.Weight(new()) with { Time = time }).Key);
    }

    [Fact]
    public void GetHead_EqualWallClocks_AreCounted()
    {
        // The hour that comes twice: the wall clock is the key, whichever offset each has.
        LocalDateTime local = new(2026, 10, 25, 2, 30);
        OxygenSaturation sample = Samples.OxygenSaturation(new());
        using RecordBatch<OxygenSaturation> batch = Batches.Of(
            Batches.Origin(StreamId.OxygenSaturation),
            sample with { Time = RecordTime.FromLocal(local, Offset.FromHours(2), TimeBasis.Zone) },
            sample with { Time = RecordTime.FromLocal(local, Offset.FromHours(1), TimeBasis.Zone) },
            sample with { Time = RecordTime.FromLocal(local.PlusMinutes(1)) });

        Assert.Equal(
            ["anna/oxygen-saturation/2026-10-25T02:30:00", "anna/oxygen-saturation/2026-10-25T02:30:00~1", "anna/oxygen-saturation/2026-10-25T02:31:00"],
            Enumerable.Range(0, 3).Select(i => batch.GetHead(i).Id.ToString()));
    }

    [Fact]
    public void GetHead_WeightsWithOneLogId_AreToldApartByTheirWallClock()
    {
        WeightLog log = Samples.Weight(new());
        using RecordBatch<WeightLog> batch = Batches.Of(
            Batches.Origin(StreamId.Weight), log, log with { Time = RecordTime.FromLocal(new LocalDateTime(2026, 3, 14, 23, 59, 59)) });

        Assert.Equal(["anna/weight/1773451500000@2026-03-14T01:25:00", "anna/weight/1773451500000@2026-03-14T23:59:59"], Enumerable.Range(0, 2).Select(i => batch.GetHead(i).Id.ToString()));
    }

    [Fact]
    public void GetHead_OfADate_StandsAtItsMidnight()
    {
        foreach (string stream in (string[])["breathing-rate", "skin-temperature", "resting-heart-rate", "daily-activity"])
        {
            using RecordBatch batch = Samples.Batch(stream);

            Assert.Equal(RecordTime.FromLocal(new LocalDateTime(2026, 3, 14, 0, 0)), batch.GetHead(0).Time);
        }
    }

    [Fact]
    public void Date_OfWhatIsFiledByDate_IsThatDate()
    {
        Assert.Equal(new LocalDate(2026, 3, 14), DateOf(Samples.HeartRateVariability(new())));
        Assert.Equal(new LocalDate(2026, 3, 14), DateOf(Samples.OxygenSaturation(new())));
        Assert.Equal(new LocalDate(2026, 3, 14), DateOf(Samples.BreathingRate(new())));
        Assert.Equal(new LocalDate(2026, 3, 14), DateOf(Samples.SkinTemperature(new())));
        Assert.Equal(new LocalDate(2026, 3, 14), DateOf(Samples.RestingHeartRate(new())));
        Assert.Equal(new LocalDate(2026, 3, 14), DateOf(Samples.DailyActivity(new())));
        Assert.Equal(new LocalDate(2026, 3, 14), DateOf(Samples.Weight(new())));
        Assert.Null(DateOf(Samples.HeartRate(new())));
        Assert.Null(DateOf(Samples.Sleep(new())));

        static LocalDate? DateOf<T>(T record)
            where T : IHealthRecord<T> => record.Date;
    }

    private static void CheckZone<T>(T record, Func<T, RecordTime, T> at)
        where T : IHealthRecord<T>
    {
        LocalDateTime local = new(2026, 3, 14, 1, 25);
        T before = at(record, RecordTime.FromLocal(local));
        T after = at(record, RecordTime.FromLocal(local, Offset.FromHours(1), TimeBasis.Zone));

        Assert.Equal(before.Key, after.Key);
        Assert.NotEqual(before.ComputeRevision(), after.ComputeRevision());
    }
}
