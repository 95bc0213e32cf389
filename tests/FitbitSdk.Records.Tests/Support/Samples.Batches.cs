namespace FitbitSdk.Records.Tests;

internal static partial class Samples
{
    public static IReadOnlyList<StreamId> Streams { get; } =
    [
        StreamId.HeartRate, StreamId.Steps, StreamId.Calories, StreamId.HeartRateVariability, StreamId.OxygenSaturation, StreamId.BreathingRate,
        StreamId.SkinTemperature, StreamId.RestingHeartRate, StreamId.DailyActivity, StreamId.Weight, StreamId.Sleep, StreamId.ActivityLog, StreamId.TimeZone,
    ];

    /// <summary>Gives a batch of the stream's one sample as usual.</summary>
    public static RecordBatch Batch(string stream)
    {
        RecordOrigin origin = Batches.Origin(new(stream));
        Versions usual = new();
        return stream switch
        {
            "heart-rate" => Batches.Of(origin, HeartRate(usual)),
            "steps" => Batches.Of(origin, Steps(usual)),
            "calories" => Batches.Of(origin, Calories(usual)),
            "heart-rate-variability" => Batches.Of(origin, HeartRateVariability(usual)),
            "oxygen-saturation" => Batches.Of(origin, OxygenSaturation(usual)),
            "breathing-rate" => Batches.Of(origin, BreathingRate(usual)),
            "skin-temperature" => Batches.Of(origin, SkinTemperature(usual)),
            "resting-heart-rate" => Batches.Of(origin, RestingHeartRate(usual)),
            "daily-activity" => Batches.Of(origin, DailyActivity(usual)),
            "weight" => Batches.Of(origin, Weight(usual)),
            "sleep" => Batches.Of(origin, Sleep(usual)),
            "activity-log" => Batches.Of(origin, Activity(usual)),
            "time-zone" => Batches.Of(origin, TimeZone(usual)),
            _ => throw new ArgumentOutOfRangeException(nameof(stream), stream, "There is no sample of it."),
        };
    }
}
