using System.Net;

namespace FitbitSdk.Kafka;

/// <summary>The schema registry does not answer, or refuses. Without it nothing is written; the sink goes on once the fault has passed.</summary>
/// <param name="fault">What is wrong.</param>
/// <param name="setting">The setting that has to do with it.</param>
/// <param name="reason">What is wrong and what helps, without the value of any setting.</param>
/// <param name="status">The status of the answer; <see langword="null"/> where there was none.</param>
/// <param name="errorCode">The registry's own code, such as 42201; <see langword="null"/> where it gave none.</param>
/// <param name="innerException">The cause.</param>
public sealed class SchemaRegistryException(
    KafkaSinkFault fault, string setting, string reason, HttpStatusCode? status = null, int? errorCode = null, Exception? innerException = null)
    : KafkaSinkException(fault, setting, reason, innerException)
{
    /// <summary>Gets the status of the answer; <see langword="null"/> where there was none.</summary>
    public HttpStatusCode? Status { get; } = status;

    /// <summary>Gets the registry's own code, such as 42201 (<see href="https://docs.confluent.io/platform/current/schema-registry/develop/api.html">list</see>); <see langword="null"/> where it gave none.</summary>
    public int? ErrorCode { get; } = errorCode;
}
