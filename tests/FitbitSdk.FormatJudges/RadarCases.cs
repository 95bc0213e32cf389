using System.Text.Json.Nodes;
using FitbitSdk.Radar;
using FitbitSdk.Records;
using FitbitSdk.Records.Tests;

namespace FitbitSdk.FormatJudges;

/// <summary>A case for each of RADAR-base's topics: what the encoder makes of random records of both APIs, and random values of the entry's schema, since
/// no record brings every symbol and every null. What values mean is judged elsewhere, by <c>./measure.sh radar-truth</c>; here, whether others read them.</summary>
internal static class RadarCases
{
    public static void Write(string folder, int records)
    {
        RadarAvroEncoder encoder = new();
        TopicBatch[] sent = [.. RandomBatches.All.SelectMany(one => Both(one.Make(records).Batch)).SelectMany(encoder.Encode)];
        foreach (Topic topic in encoder.Topics)
        {
            AvroCase entry = new(folder, topic.Name, topic.DescribeEntry());
            using EncodedBatch entries = sent.Single(batch => batch.Topic == topic).ToEntries();
            object?[] values = entry.Sample(records);
            entry.Write(Read(entry.Schema, entries).Concat(values.Select(PlainAvro.Of)), writer =>
            {
                writer.Write(entries);
                writer.WriteBlock(entry.Encode(values), values.Length);
            });
        }

        Array.ForEach(sent, static batch => batch.Dispose());
    }

    private static RecordBatch[] Both(RecordBatch batch) =>
    [
        batch,
        batch.Slice(0, batch.Count, new()
        {
            User = batch.Origin.User,
            Provider = ProviderId.GoogleHealth,
            Stream = batch.Origin.Stream,
            Window = batch.Origin.Window,
            ObservedAt = batch.Origin.ObservedAt,
            Project = string.Empty,
            SourceId = new string('é', 5000),
        }),
    ];

    private static IEnumerable<JsonNode?> Read(AvroSchema schema, EncodedBatch entries)
    {
        AvroDatumReader reader = new(schema);
        return Enumerable.Range(0, entries.Count).Select(i => PlainAvro.Of(reader.Read(entries[i].Span)));
    }
}
