using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace FitbitSdk.Records.Tests;

/// <summary>Random batches of one record type, with what an Avro library should read for each record.</summary>
internal abstract class RandomBatches(StreamId stream)
{
    private const int Size = 30;

    public static IReadOnlyList<RandomBatches> All { get; } =
    [
        new Of<HeartRateSample>(StreamId.HeartRate, RandomRecords.HeartRate, Expected.Of),
        new Of<StepCount>(StreamId.Steps, RandomRecords.Steps, Expected.Of),
        new Of<CalorieBurn>(StreamId.Calories, RandomRecords.Calories, Expected.Of),
        new Of<HeartRateVariability>(StreamId.HeartRateVariability, RandomRecords.HeartRateVariability, Expected.Of),
        new Of<OxygenSaturation>(StreamId.OxygenSaturation, RandomRecords.OxygenSaturation, Expected.Of),
        new Of<BreathingRateNight>(StreamId.BreathingRate, RandomRecords.BreathingRate, Expected.Of),
        new Of<SkinTemperatureNight>(StreamId.SkinTemperature, RandomRecords.SkinTemperature, Expected.Of),
        new Of<RestingHeartRate>(StreamId.RestingHeartRate, RandomRecords.RestingHeartRate, Expected.Of),
        new Of<DailyActivity>(StreamId.DailyActivity, RandomRecords.DailyActivity, Expected.Of),
        new Of<WeightLog>(StreamId.Weight, RandomRecords.Weight, Expected.Of),
        new Of<SleepLog>(StreamId.Sleep, RandomRecords.Sleep, Expected.Of),
        new Of<ActivityLog>(StreamId.ActivityLog, RandomRecords.Activity, Expected.Of),
        new Of<TimeZoneSnapshot>(StreamId.TimeZone, RandomRecords.TimeZone, Expected.Of),
    ];

    public StreamId Stream { get; } = stream;

    public abstract RecordSchema Schema { get; }

    public abstract (RecordBatch Batch, JsonObject[] Expected) Make(int count);

    /// <summary>Gives a batch of each kind of delivery: records, records in place of a span, a record that is gone.</summary>
    public IEnumerable<(RecordBatch Batch, JsonObject[] Expected)> MakeDeliveries(int count)
    {
        FetchWindow span = FetchWindow.Between(
            StreamTime.FromInstant(Instant.FromUnixTimeTicks(-11)),   // 1.1 µs before 1970: rounds down to 2
            StreamTime.FromInstant(Instant.FromUtc(2026, 3, 14, 1, 0)));
        yield return Deliver(Make(count), static origin => origin);
        yield return Deliver(Make(count / 4), origin => origin.Replacing(span));
        RetractionBatch gone = new(Origin, Schema, RecordKey.Log("18446744073709551615"));
        yield return (gone, [Expected.Delivery(gone, "RETRACT", 0, null)]);
    }

    private protected RecordOrigin Origin => new()
    {
        User = new("сон 😴/\"~\\"),
        Provider = ProviderId.Fitbit,
        Stream = Stream,
        Window = FetchWindow.Between(StreamTime.FromDate(new(2026, 3, 14)), StreamTime.FromDate(new(2026, 3, 15))),
        ObservedAt = Instant.FromUnixTimeTicks(17_740_100_961_234_567),
    };

    private static (RecordBatch Batch, JsonObject[] Expected) Deliver((RecordBatch Batch, JsonObject[] Expected) made, Func<RecordOrigin, RecordOrigin> change)
    {
        RecordBatch batch = made.Batch.Slice(0, made.Batch.Count, change(made.Batch.Origin));
        IEnumerable<JsonObject> records = made.Expected.Select((record, i) => Expected.Delivery(batch, "UPSERT", i, record));
        return (batch, [.. batch.Origin.Delivery is DeliveryKind.RangeReplaced ? [Expected.Delivery(batch, "RANGE_REPLACED", null, null)] : Array.Empty<JsonObject>(), .. records]);
    }

    private sealed class Of<T>(StreamId stream, Gen<T> records, Func<T, JsonObject> expect) : RandomBatches(stream)
        where T : IHealthRecord<T>
    {
        public override RecordSchema Schema => T.Schema;

        public override (RecordBatch Batch, JsonObject[] Expected) Make(int count)
        {
            using RecordBatchBuilder<T> builder = new();
            foreach (T record in records.Sample(count, Size))
            {
                builder.Add(record);
            }

            RecordBatch<T> batch = builder.Build(Origin);
            return (batch, [.. batch.Records.ToArray().Select(expect)]);
        }
    }
}
