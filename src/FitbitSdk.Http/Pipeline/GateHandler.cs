namespace FitbitSdk.Http;

/// <summary>Third: waits until the user's quota allows the request, and reads the quota from its answer.</summary>
/// <remarks>It stands before the token handler, because a token could run out while a request waits.</remarks>
internal sealed class GateHandler(RateGate gate) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        RequestTicket ticket = RequestTicket.Of(request);
        HttpResponseMessage? response = null;
        try
        {
            await gate.EnterAsync(ticket, cancellationToken).ConfigureAwait(false);
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            return response;
        }
        finally
        {
            gate.Leave(ticket, response);
        }
    }
}
