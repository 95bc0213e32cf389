namespace FitbitSdk.Http;

/// <summary>Fifth: watches what becomes of the requests that are sent, and of the one probe after a break. Just before the attempt: a probe that waited for
/// quota, or got no token, would keep the others out or tell nothing of the service.</summary>
/// <param name="breaker">The state, shared by all handlers of the client.</param>
/// <param name="operation">What errors name.</param>
internal sealed class BreakerHandler(HostBreaker breaker, Func<HttpRequestMessage, string> operation) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        breaker.SendAsync(operation(request), static (call, cancellation) => call.Self.SendOnAsync(call.request, cancellation), (Self: this, request), cancellationToken);

    private Task<HttpResponseMessage> SendOnAsync(HttpRequestMessage request, CancellationToken cancellationToken) => base.SendAsync(request, cancellationToken);
}
