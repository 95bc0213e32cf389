using System.Diagnostics.Metrics;
using System.Text.Encodings.Web;
using System.Text.Json;
using FitbitSdk.Records;

namespace FitbitSdk.RabbitMQ;

/// <summary>Writes records in the shapes of OCARIoT's data synchronization service.</summary>
/// <remarks>Members without a value are left out. Corrections are written as any record. What the shapes cannot carry is counted
/// (<see cref="CountOf"/>), as often as it is encoded; <c>docs/from-ocariot.md</c> lists it.</remarks>
public sealed class OcariotJsonEncoder
{
    // A broker is no web page: names in other scripts stay readable.
    internal static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly OcariotTimes _times;
    private readonly OcariotOmissions _omissions;

    /// <summary>Creates an encoder.</summary>
    /// <param name="times">What times say.</param>
    /// <param name="meters">Makes the meter that counts what was left out.</param>
    public OcariotJsonEncoder(OcariotTimes times = OcariotTimes.Instant, IMeterFactory? meters = null) => (_times, _omissions) = (times, new(meters));

    /// <summary>Gets the streams that have a shape; to be named in <c>SyncRunOptions.Streams</c>, so that no other is read for nothing.</summary>
    public static IReadOnlyList<StreamId> Streams { get; } = [StreamId.Sleep, StreamId.ActivityLog, StreamId.Weight, StreamId.DailyActivity];

    /// <summary>Gets how much was left out so far, for a reason.</summary>
    /// <param name="omission">The reason.</param>
    /// <returns>Records, retracted logs or replaced spans; what is encoded again counts again.</returns>
    public long CountOf(OcariotOmission omission) => _omissions.CountOf(omission);

    /// <summary>Encodes a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <returns>The elements of one event's array, to be disposed of; <see langword="null"/> where the shapes carry nothing of the batch.</returns>
    public OcariotItems? Encode(RecordBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch is RetractionBatch)
        {
            _omissions.Add(batch.Origin, OcariotOmission.Retraction, batch.Count);
            return null;
        }

        if (batch.Origin.Delivery is DeliveryKind.RangeReplaced)
        {
            _omissions.Add(batch.Origin, OcariotOmission.ReplacedSpan, 1);
        }

        return batch switch
        {
            RecordBatch<ActivityLog> logs => EncodeEach(OcariotEvent.PhysicalActivitySync, logs, static log => log.Start, ActivityShape.Write),
            RecordBatch<SleepLog> logs => EncodeEach(OcariotEvent.SleepSync, logs, static log => log.Start, SleepShape.Write),
            RecordBatch<WeightLog> logs => EncodeEach(OcariotEvent.WeightSync, logs, static log => log.Time, WeightShape.Write),
            RecordBatch<DailyActivity> days => EncodeDays(days),
            _ => Skip(batch),
        };
    }

    private OcariotItems? EncodeEach<T>(OcariotEvent kind, RecordBatch<T> batch, Func<T, RecordTime> timeOf, Action<OcariotWriter, T> write)
        where T : IHealthRecord<T>
    {
        using OcariotWriter writer = new(kind, batch.Origin.User, _times, batch.Count);
        ReadOnlySpan<T> records = batch.Records;
        int withoutInstant = 0;
        for (int i = 0; i < records.Length; i++)
        {
            if (writer.CanTell(timeOf(records[i])))
            {
                writer.Write(i, records[i], write);
            }
            else
            {
                withoutInstant++;
            }
        }

        _omissions.Add(batch.Origin, OcariotOmission.NoInstant, withoutInstant);
        return writer.Build();
    }

    private OcariotItems? EncodeDays(RecordBatch<DailyActivity> batch)
    {
        using OcariotWriter writer = new(OcariotEvent.LogSync, batch.Origin.User, _times, batch.Count);
        ReadOnlySpan<DailyActivity> days = batch.Records;
        foreach ((string type, Func<DailyActivity, double?> valueOf) in LogShape.Types)
        {
            for (int i = 0; i < days.Length; i++)
            {
                if (valueOf(days[i]) is { } value && double.IsFinite(value))
                {
                    writer.Write(i, (days[i], type, value), LogShape.Write);
                }
            }
        }

        return writer.Build();
    }

    private OcariotItems? Skip(RecordBatch batch)
    {
        _omissions.Add(batch.Origin, OcariotOmission.NoShape, batch.Count);
        return null;
    }
}
