namespace FitbitSdk.Http;

/// <summary>Beneath the breaker of token requests: tells a time limit that ran out from a caller who went away.</summary>
internal sealed class OverdueHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (OAuthTransport.IsOverdue(request) || !cancellationToken.IsCancellationRequested)
        {
            // Ours ran out, or one further in, such as that for connecting.
            throw new TimeoutException(null, e);
        }
    }
}
