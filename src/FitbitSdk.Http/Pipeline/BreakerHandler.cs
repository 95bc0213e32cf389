namespace FitbitSdk.Http;

/// <summary>Second: sends nothing to a service that fails. It stands before the gate, so that a request which is not sent takes no place there.</summary>
/// <param name="breaker">The state, shared by all handlers of the client.</param>
/// <param name="operation">What errors name.</param>
internal sealed class BreakerHandler(HostBreaker breaker, Func<HttpRequestMessage, string> operation) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        breaker.SendAsync(operation(request), cancellation => base.SendAsync(request, cancellation), cancellationToken);
}
