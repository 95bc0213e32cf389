using System.Text.Json.Nodes;
using FitbitSdk.Records;
using FitbitSdk.Records.Tests;
using NodaTime;

namespace FitbitSdk.Radar.Tests;

/// <summary>What the encoder makes of records, read by the official Avro library.</summary>
internal static class Encoded
{
    public const double TimeReceived = 1774010096.25;

    public static RecordOrigin Origin(StreamId stream, ProviderId? provider = null, string? project = "study-7", string? source = "charge-5") => new()
    {
        User = new("anna"),
        Provider = provider ?? ProviderId.Fitbit,
        Stream = stream,
        Window = Batches.Day,
        ObservedAt = Instant.FromUtc(2026, 3, 20, 12, 34, 56) + Duration.FromMilliseconds(250),
        Project = project,
        SourceId = source,
    };

    /// <summary>Encodes records and reads the values of the one topic that gets any.</summary>
    public static JsonNode[] Values<T>(string topic, RadarAvroEncoder encoder, RecordOrigin origin, params ReadOnlySpan<T> records)
        where T : IHealthRecord<T>
    {
        Assert.SkipUnless(PythonAvro.IsInstalled, PythonAvro.Missing);
        using RecordBatch<T> batch = Batches.Of(origin, records);
        using TopicBatch entries = Assert.Single(encoder.Encode(batch));
        Assert.Equal(topic, entries.Topic.Name);
        return PythonAvro.Decode(entries.Topic.ValueSchema, Enumerable.Range(0, entries.Count).Select(i => entries[i]));
    }

    /// <summary>Encodes one record of the Fitbit Web API and compares its value, member by member.</summary>
    public static void IsValue<T>(string topic, T record, JsonObject expected)
        where T : IHealthRecord<T> => Equal(expected, Assert.Single(Values<T>(topic, new(), Origin(new(T.Schema.RecordType)), record)));

    /// <summary>Encodes one record and expects that it is left out for a reason, and for no other.</summary>
    public static void IsOmitted<T>(RadarOmission reason, T record, ProviderId? provider = null)
        where T : IHealthRecord<T>
    {
        RadarAvroEncoder encoder = new();
        using RecordBatch<T> batch = Batches.Of(Origin(new(T.Schema.RecordType), provider), record);

        Assert.Empty(encoder.Encode(batch));
        Assert.All(Enum.GetValues<RadarOmission>(), any => Assert.Equal(any == reason ? 1 : 0, encoder.CountOf(any)));
    }

    public static void Equal(JsonNode expected, JsonNode actual)
    {
        if (!JsonNode.DeepEquals(expected, actual))
        {
            Assert.Equal(expected.ToJsonString(), actual.ToJsonString());
            Assert.Fail("Equal as text, not as JSON.");
        }
    }
}
