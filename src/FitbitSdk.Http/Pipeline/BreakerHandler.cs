namespace FitbitSdk.Http;

/// <summary>Fifth: watches what becomes of the requests that are sent, and of the one probe after a break. Just before the attempt: a probe that waited for
/// quota, or got no token, would keep the others out or tell nothing of the service.</summary>
/// <param name="breaker">The state, shared by all handlers of the client.</param>
/// <param name="operation">What errors name.</param>
internal sealed class BreakerHandler(HostBreaker breaker, Func<HttpRequestMessage, string> operation) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        int era = breaker.Enter(operation(request));
        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            breaker.Leave(era, response: null, e);
            throw;
        }

        breaker.Leave(era, response, error: null);
        return response;
    }
}
