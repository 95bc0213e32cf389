using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace FitbitSdk.Kafka;

/// <summary>What came back.</summary>
internal sealed class RegistryAnswer(HttpStatusCode status, byte[] body)
{
    public HttpStatusCode Status => status;

    /// <summary>Gets whether another attempt, or another address, may do better.</summary>
    public bool IsPassing => status is >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests;

    /// <summary>Gets whether a registry, and not some other server, says that there is no such subject, version, or schema.</summary>
    public bool IsMissing => status is HttpStatusCode.NotFound && ErrorCode is 40401 or 40402 or 40403;

    /// <summary>Gets the registry's own code.</summary>
    public int? ErrorCode => TryRead(RegistryJsonContext.Default.RefusalDocument)?.ErrorCode;

    public T? TryRead<T>(JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException)
        {
            // Something else than a registry answers, a proxy's page for example.
            return default;
        }
    }
}
