using System.Globalization;
using System.Text;
using Confluent.Kafka;
using FitbitSdk.Records;

namespace FitbitSdk.Kafka;

/// <summary>A message in the place of one that cannot be delivered. Key and headers are those of the original, and more headers say what happened.</summary>
internal sealed class DeadLetter : MessageSet
{
    private readonly int _record;
    private readonly byte[]? _value;
    private readonly (string Name, string Value)[] _headers;

    private DeadLetter(string topic, byte[] key, string schema, int record, byte[]? value, string error, params (string Name, string Value)[] headers)
        : base(topic, key, schema) => (_record, _value, Error, _headers) = (record, value, error, [(KafkaHeaders.DeadLetterError, error), .. headers]);

    /// <summary>Gets the name of the error.</summary>
    public string Error { get; }

    public override int Count => 1;

    public override DeadLetter? Letter => this;

    /// <summary>Gives what stands for a message that the brokers refuse for good. Its value goes along, unless its size is what is wrong.</summary>
    public static DeadLetter Of(string topic, Payload message, ErrorCode code)
    {
        MessageSet set = message.Set;
        (string, string) reason = (KafkaHeaders.DeadLetterReason, KafkaFaults.ReasonOf(code));
        (string, string) meant = (KafkaHeaders.DeadLetterTopic, set.Topic);
        return KafkaFaults.IsTooLarge(code)
            ? new(topic, set.Key, set.Schema, set.RecordOf(message.Index), value: null, code.ToString(), reason, meant,
                (KafkaHeaders.DeadLetterSize, (message.Bytes?.Length ?? 0).ToString(CultureInfo.InvariantCulture)))
            : new(topic, set.Key, set.Schema, set.RecordOf(message.Index), message.Bytes, code.ToString(), reason, meant);
    }

    /// <summary>Gives what stands for a record that cannot be encoded: its id and revision, and no value.</summary>
    public static DeadLetter Of(string topic, RecordBatch batch, EncodingException cause) => new(
        topic, Encoding.UTF8.GetBytes(batch.Origin.User.Value), batch.Schema.RecordType, record: 0, value: null,
        cause.InnerException!.GetType().Name, (KafkaHeaders.DeadLetterReason, cause.Reason));

    public override int RecordOf(int index) => _record;

    public override byte[]? ValueOf(int index) => _value;

    public override void Describe(Headers headers) => Array.ForEach(_headers, one => headers.Add(one.Name, MessageHeaders.Bytes(one.Value)));

    public override void Dispose()
    {
        // What it holds is its own.
    }
}
