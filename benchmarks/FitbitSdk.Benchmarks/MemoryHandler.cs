using System.Net;
using System.Net.Http.Headers;

namespace FitbitSdk.Benchmarks;

/// <summary>A service without a network: small answers and large ones, each a new message over the same bytes, with the headers of the real one.</summary>
internal sealed class MemoryHandler(byte[] small, byte[] large) : HttpMessageHandler
{
    private static readonly MediaTypeHeaderValue Json = new("application/json") { CharSet = "utf-8" };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Headers.Authorization is null)
        {
            throw new InvalidOperationException("No token was sent.");
        }

        bool isSmall = request.RequestUri!.AbsolutePath.Contains("evices", StringComparison.Ordinal);
        HttpResponseMessage response = new(HttpStatusCode.OK) { Content = new ByteArrayContent(isSmall ? small : large) { Headers = { ContentType = Json } } };

        // So many that the gate never waits: no account has them, but reading them costs the same.
        response.Headers.TryAddWithoutValidation("fitbit-rate-limit-limit", "2000000000");
        response.Headers.TryAddWithoutValidation("fitbit-rate-limit-remaining", "2000000000");
        response.Headers.TryAddWithoutValidation("fitbit-rate-limit-reset", "1800");
        return Task.FromResult(response);
    }
}
