using FitbitSdk.Records;
using FitbitSdk.Records.Tests;
using NodaTime;
using static FitbitSdk.Radar.Tests.Encoded;

namespace FitbitSdk.Radar.Tests;

/// <summary>Each number stands in the field of its name, in the unit and on the clock that the schema's documentation tells.</summary>
public sealed class NightTopicTests
{
    private const double Midnight = 1773446400;   // 2026-03-14T00:00:00Z

    private static readonly LocalDateTime WallClock = new(2026, 3, 14, 1, 25);

    private static RecordTime Berlin => RecordTime.FromLocal(WallClock, Offset.FromHours(1), TimeBasis.Zone);

    [Fact]
    public void HeartRateVariability_LocalTime_IsInUtc() => IsValue("connect_fitbit_intraday_heart_rate_variability", Samples.HeartRateVariability(new()) with { Time = Berlin }, new()
    {
        ["time"] = Midnight + (25 * 60),
        ["timeReceived"] = TimeReceived,
        ["rmssd"] = (double)42.617f,
        ["coverage"] = (double)0.978f,
        ["highFrequency"] = 611.25,
        ["lowFrequency"] = 384.5,
    });

    [Fact]
    public void HeartRateVariability_WithoutItsSideValues_HasThemAsNaN()
    {
        HeartRateVariability sample = Samples.HeartRateVariability(new()) with { Time = Berlin, Coverage = null, HighFrequencyPower = null, LowFrequencyPower = null };

        Assert.Equal([42.617f, float.NaN, float.NaN, float.NaN], Floats(sample, 4));
    }

    [Fact]
    public void OxygenSaturation_LocalTime_IsInUtc() => IsValue("connect_fitbit_intraday_spo2", Samples.OxygenSaturation(new()) with { Time = Berlin }, new()
    {
        ["time"] = Midnight + (25 * 60),
        ["timeReceived"] = TimeReceived,
        ["spo2"] = (double)95.8f,
    });

    [Fact]
    public void WhatNeedsUtc_WithAWallClockAlone_IsLeftOut()
    {
        IsOmitted(RadarOmission.UnknownInstant, Samples.HeartRateVariability(new()) with { Time = RecordTime.FromLocal(WallClock) });
        IsOmitted(RadarOmission.UnknownInstant, Samples.OxygenSaturation(new()) with { Time = RecordTime.FromLocal(WallClock) });
    }

    [Fact]
    public void BreathingRate_FourStages_StandInTheFieldsOfTheirNames() => IsValue("connect_fitbit_breathing_rate", Samples.BreathingRate(new()), new()
    {
        ["time"] = Midnight,
        ["timeReceived"] = TimeReceived,
        ["lightSleep"] = (double)15.2f,
        ["deepSleep"] = (double)14.6f,
        ["remSleep"] = (double)16.9f,
        ["fullSleep"] = (double)15.8f,
    });

    [Fact]
    public void BreathingRate_StageWithoutValue_IsNaN()
    {
        BreathingRateNight night = Samples.BreathingRate(new());

        Assert.Equal([float.NaN, 14.6f, 16.9f, 15.8f], Floats(night with { LightSleep = null }, 4));
        Assert.Equal([15.2f, float.NaN, 16.9f, 15.8f], Floats(night with { DeepSleep = null }, 4));
        Assert.Equal([15.2f, 14.6f, float.NaN, 15.8f], Floats(night with { RemSleep = null }, 4));
        Assert.Equal([15.2f, 14.6f, 16.9f, float.NaN], Floats(night with { FullSleep = null }, 4));
    }

    [Fact]
    public void BreathingRate_NoStageWithValue_IsLeftOut() =>
        IsOmitted(RadarOmission.NoValue, new BreathingRateNight { Date = new(2026, 3, 14), LightSleep = null, DeepSleep = null, RemSleep = null, FullSleep = null });

    [Theory]
    [InlineData("dedicated_temp_sensor", "DEDICATED_TEMP_SENSOR")]
    [InlineData("other_sensors", "OTHER_SENSORS")]
    [InlineData("a_new_sensor", "UNKNOWN")]
    [InlineData(null, "UNKNOWN")]
    public void SkinTemperature_Night_IsTheSchemasValue(string? sensor, string logType) =>
        IsValue("connect_fitbit_skin_temperature", Samples.SkinTemperature(new()) with { LogType = sensor }, new()
        {
            ["time"] = Midnight,
            ["timeReceived"] = TimeReceived,
            ["relativeTemperature"] = (double)-0.7f,
            ["logType"] = logType,
        });

    /// <summary>Gives the floats behind the two times.</summary>
    private static float[] Floats<T>(T record, int count)
        where T : IHealthRecord<T>
    {
        using RecordBatch<T> batch = Batches.Of(Origin(new(T.Schema.RecordType)), record);
        using TopicBatch entries = Assert.Single(new RadarAvroEncoder().Encode(batch));
        byte[] value = entries[0].ToArray();
        Assert.Equal(16 + (4 * count), value.Length);
        return [.. Enumerable.Range(0, count).Select(i => BitConverter.ToSingle(value, 16 + (4 * i)))];
    }
}
