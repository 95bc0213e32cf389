namespace FitbitSdk.Http;

/// <summary>Second: sends nothing to a service that fails. It stands before the gate, so that a request which is not sent takes no place there.</summary>
/// <param name="breaker">The state, shared by all handlers of the client.</param>
/// <param name="operation">What errors name; <see langword="null"/> where the request's ticket says.</param>
internal sealed class BreakerHandler(HostBreaker breaker, string? operation = null) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        breaker.SendAsync(operation ?? RequestTicket.Of(request).Operation, cancellation => base.SendAsync(request, cancellation), cancellationToken);
}
