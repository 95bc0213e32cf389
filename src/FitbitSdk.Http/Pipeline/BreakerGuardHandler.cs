namespace FitbitSdk.Http;

/// <summary>Second: sends nothing to a service that fails. It stands before the gate, so that a request which is not sent takes no place there;
/// what becomes of those that are sent is watched further in (<see cref="BreakerHandler"/>), where nobody waits.</summary>
/// <param name="breaker">The state, shared by all handlers of the client.</param>
internal sealed class BreakerGuardHandler(HostBreaker breaker) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        breaker.ThrowIfOpen(RequestTicket.Of(request).Operation);
        return base.SendAsync(request, cancellationToken);
    }
}
