using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Docs.Tests.Snippets;

internal static class Encoding
{
    public static void Encode(RecordOrigin origin)
    {
        #region records
        using RecordBatchBuilder<StepCount> builder = new();
        builder.Add(new() { Time = RecordTime.FromInstant(Instant.FromUtc(2026, 3, 14, 7, 0)), IntervalSeconds = 60, Steps = 112 });
        using RecordBatch<StepCount> batch = builder.Build(origin);
        using EncodedBatch avro = new AvroRecordEncoder().Encode(batch);   // avro[0]: one record, as StepCount.Schema.AvroJson says
        RecordHead head = batch.GetHead(0);                                 // anna/steps/2026-03-14T07:00:00Z, and a revision over the values
        #endregion
    }

    public static void Read(string path)
    {
        #region read-file
        using FileStream file = File.OpenRead(path);
        AvroFileReader reader = new(file);
        foreach (AvroRecord delivery in reader.Read().OfType<AvroRecord>())
        {
            if (delivery["record"] is AvroRecord sample)
            {
                Console.WriteLine($"{delivery["recordId"]}: {sample["beatsPerMinute"]} bpm");
            }
        }
        #endregion
    }
}
