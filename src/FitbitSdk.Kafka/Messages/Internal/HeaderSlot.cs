using Confluent.Kafka;

namespace FitbitSdk.Kafka;

/// <summary>A header whose value changes from message to message.</summary>
internal sealed class HeaderSlot(string key) : IHeader
{
    public string Key { get; } = key;

    public byte[] Value { get; set; } = [];

    public byte[] GetValueBytes() => Value;
}
