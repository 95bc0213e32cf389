namespace FitbitSdk.Kafka;

/// <summary>The sink cannot deliver until something outside of it changes: a broker, a topic, the schema registry, or the setting that is named.</summary>
/// <remarks>Nothing is known of the batch, so it must be written again; the same sink takes it once the fault has passed.</remarks>
/// <param name="fault">What is wrong.</param>
/// <param name="setting">The setting that has to do with it.</param>
/// <param name="reason">What is wrong and what helps, without any setting's value.</param>
/// <param name="innerException">The cause.</param>
public class KafkaSinkException(KafkaSinkFault fault, string setting, string reason, Exception? innerException = null)
    : SinkException($"{setting}: {reason}", innerException)
{
    /// <summary>Gets what is wrong.</summary>
    public KafkaSinkFault Fault { get; } = fault;

    /// <summary>Gets the setting that has to do with it: a property of <see cref="KafkaSinkOptions"/> or <see cref="SchemaRegistryOptions"/>, or one of librdkafka's.</summary>
    public string Setting { get; } = setting;
}
