using System.Net;
using System.Text.Json;

namespace FitbitSdk.WebApi;

/// <summary>The answer to a call that has no method of its own.</summary>
public sealed class FitbitAnswer
{
    /// <summary>Gets the status, a success.</summary>
    public required HttpStatusCode Status { get; init; }

    /// <summary>Gets the body as the service sent it; empty where it sent none.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Gets how many requests were spent, repeats included.</summary>
    public required int Requests { get; init; }

    /// <summary>Reads the body as JSON.</summary>
    /// <returns>The document; dispose of it.</returns>
    /// <exception cref="JsonException">The body is empty or no JSON.</exception>
    public JsonDocument ToJson() => JsonDocument.Parse(Body);
}
