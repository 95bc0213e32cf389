namespace FitbitSdk.Http;

/// <summary>Watches what becomes of the requests that are sent, and of the one probe after a break. Just before the attempt: a probe that waited for
/// quota, or got no token, would keep the others out or tell nothing of the service.</summary>
/// <param name="breaker">The state, shared by all handlers of the client.</param>
/// <param name="operation">What errors name; <see langword="null"/> where the request's ticket says.</param>
internal sealed class BreakerHandler(HostBreaker breaker, string? operation = null) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        breaker.SendAsync(operation ?? RequestTicket.Of(request).Operation, cancellation => base.SendAsync(request, cancellation), cancellationToken);
}
