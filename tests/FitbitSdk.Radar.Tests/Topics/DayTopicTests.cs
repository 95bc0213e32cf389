using System.Text.Json.Nodes;
using FitbitSdk.Records;
using FitbitSdk.Records.Tests;
using NodaTime;
using static FitbitSdk.Radar.Tests.Encoded;

namespace FitbitSdk.Radar.Tests;

/// <summary>Each number stands in the field of its name, in the unit and on the clock that the schema's documentation tells.</summary>
public sealed class DayTopicTests
{
    private const double Morning = 1773472500;   // 2026-03-14T07:15:00Z

    private static readonly RecordTime ZonelessTime = RecordTime.FromLocal(new LocalDateTime(2026, 3, 14, 1, 25));

    [Fact]
    public void HeartRate_Sample_IsTheSchemasValue() => IsValue("connect_fitbit_intraday_heart_rate", Samples.HeartRate(new()), new()
    {
        ["time"] = Morning,
        ["timeReceived"] = TimeReceived,
        ["timeInterval"] = 1,
        ["heartRate"] = 57,
    });

    [Fact]
    public void Steps_Minute_IsTheSchemasValue() => IsValue("connect_fitbit_intraday_steps", Samples.Steps(new()), new()
    {
        ["time"] = Morning,
        ["timeReceived"] = TimeReceived,
        ["timeInterval"] = 60,
        ["steps"] = 103,
    });

    [Fact]
    public void Calories_Minute_HasMetsAsMets() => IsValue("connect_fitbit_intraday_calories", Samples.Calories(new()), new()
    {
        ["time"] = Morning,
        ["timeReceived"] = TimeReceived,
        ["timeInterval"] = 60,
        ["calories"] = 1.25625,
        ["level"] = 2,
        ["mets"] = 1.1,
    });

    [Fact]
    public void Calories_WithoutMets_AreNotANumber()
    {
        using RecordBatch<CalorieBurn> batch = Batches.Of(Origin(StreamId.Calories), Samples.Calories(new()) with { Mets = null });
        using TopicBatch entries = Assert.Single(new RadarAvroEncoder().Encode(batch));

        Assert.True(double.IsNaN(BitConverter.ToDouble(entries[0].Span[^8..])));
    }

    [Fact]
    public void Calories_WithoutLevel_AreLeftOut_BecauseNoNumberSaysThat() =>
        IsOmitted(RadarOmission.NoValue, Samples.Calories(new()) with { Level = null });

    [Fact]
    public void RestingHeartRate_Date_IsTheSchemasValue() => IsValue("connect_fitbit_resting_heart_rate", Samples.RestingHeartRate(new()), new()
    {
        ["date"] = "2026-03-14",
        ["timeReceived"] = TimeReceived,
        ["restingHeartRate"] = 61,
    });

    [Theory]
    [InlineData(3600)]
    [InlineData(-34_200)]
    [InlineData(null)]
    public void TimeZone_Snapshot_IsTheOffsetThen(int? offset) =>
        IsValue("connect_fitbit_time_zone", Samples.TimeZone(new()) with { OffsetSeconds = offset }, new() { ["timeReceived"] = TimeReceived, ["timeZoneOffset"] = offset });

    [Fact]
    public void WhatNeedsUtc_WithAWallClockAlone_IsLeftOut()
    {
        IsOmitted(RadarOmission.UnknownInstant, Samples.HeartRate(new()) with { Time = ZonelessTime });
        IsOmitted(RadarOmission.UnknownInstant, Samples.Steps(new()) with { Time = ZonelessTime });
        IsOmitted(RadarOmission.UnknownInstant, Samples.Calories(new()) with { Time = ZonelessTime });
    }

    [Fact]
    public void HeartRate_OfALocalTimeWithItsOffset_IsTheInstant()
    {
        HeartRateSample sample = Samples.HeartRate(new()) with { Time = RecordTime.FromLocal(new LocalDateTime(2026, 3, 14, 8, 15), Offset.FromHours(1), TimeBasis.Stated) };

        JsonNode value = Assert.Single(Values<HeartRateSample>("connect_fitbit_intraday_heart_rate", new(), Origin(StreamId.HeartRate), sample));

        Assert.Equal(Morning, value["time"]!.GetValue<double>());
    }
}
