using System.Collections.Concurrent;
using System.Diagnostics;
using FitbitSdk.Records;

namespace FitbitSdk.RabbitMQ;

/// <summary>Turns batches into messages as the options say.</summary>
internal sealed class MessageEncoding(RabbitMqSinkOptions options, IEnumerable<ITopicEncoder>? encoders)
{
    private readonly JsonDeliveryEncoder _json = new();
    private readonly AvroRecordEncoder _bare = new();
    private readonly AvroDeliveryEncoder _whole = new();
    private readonly ITopicEncoder[] _encoders = [.. encoders ?? []];
    private readonly ConcurrentDictionary<string, string> _fingerprints = new(StringComparer.Ordinal);

    private bool IsPacked => options.RecordsPerMessage > 1;

    /// <returns>The messages by routing key; each set to be disposed of.</returns>
    public IReadOnlyList<MessageSet> Encode(RecordBatch batch, Activity? activity)
    {
        List<Bodies> bodies = [];
        try
        {
            AddBodies(batch, bodies);
            return [.. bodies.Select(one => new MessageSet(one, batch, options, activity))];
        }
        catch
        {
            bodies.ForEach(static one => one.Dispose());
            throw;
        }
    }

    private void AddBodies(RecordBatch batch, List<Bodies> bodies)
    {
        RecordSchema schema = batch.Schema;
        switch (options.Format)
        {
            case RabbitMqFormat.Topics:
                // They are disposed of with their bodies; an encoder that fails has disposed of its own.
                bodies.AddRange(_encoders.SelectMany(encoder => encoder.Encode(batch)).Select(topic => new TopicBodies(topic, Fingerprint(topic.Topic.Name, topic.Topic.DescribeEntry))));
                break;
            case RabbitMqFormat.Avro:
                // Several in one message share its headers, so each must say itself what it is.
                IRecordEncoder encoder = IsPacked ? _whole : _bare;
                string fingerprint = Fingerprint(schema.RecordType, () => IsPacked ? AvroDeliveryEncoder.DescribeSchema(schema) : schema.AvroJson);
                bodies.Add(new RecordBodies(KeyOf(batch.Origin), fingerprint, encoder.Encode(batch), batch));
                break;
            default:
                bodies.Add(new RecordBodies(KeyOf(batch.Origin), $"{schema.RecordType}.schema.json", _json.Encode(batch), batch));
                break;
        }
    }

    private string KeyOf(RecordOrigin origin)
    {
        string key = RoutingKeys.Of(origin, options);
        return RoutingKeys.IsTooLong(key)
            ? throw new RabbitMqSinkException(RabbitMqFault.Unroutable, $"{nameof(RabbitMqSinkOptions)}.{nameof(RabbitMqSinkOptions.RoutingKey)}", "a routing key has at most 255 bytes, and there must be one.")
            : key;
    }

    private string Fingerprint(string name, Func<string> schema) => _fingerprints.GetOrAdd(name, static (_, json) => AvroFingerprint.Rabin(AvroSchema.Parse(json())).ToString("x16"), schema);
}
