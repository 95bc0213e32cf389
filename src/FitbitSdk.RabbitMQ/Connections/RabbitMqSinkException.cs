namespace FitbitSdk.RabbitMQ;

/// <summary>Messages cannot be delivered until something outside of the sink changes: a server, an exchange or queue, or the setting that is named.</summary>
/// <remarks>Nothing is known of what was under way, so it must be written again; the same sink takes it once the fault has passed.</remarks>
/// <param name="fault">What is wrong.</param>
/// <param name="setting">The setting that has to do with it.</param>
/// <param name="reason">What is wrong and what helps, without secrets.</param>
/// <param name="innerException">The cause.</param>
public sealed class RabbitMqSinkException(RabbitMqFault fault, string setting, string reason, Exception? innerException = null)
    : SinkException($"{setting}: {reason}", innerException)
{
    /// <summary>Gets what is wrong.</summary>
    public RabbitMqFault Fault { get; } = fault;

    /// <summary>Gets the setting that has to do with it, such as <c>RabbitMqConnectionOptions.Hosts</c>.</summary>
    public string Setting { get; } = setting;
}
