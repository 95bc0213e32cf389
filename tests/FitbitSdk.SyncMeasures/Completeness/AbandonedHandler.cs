namespace FitbitSdk.SyncMeasures.Completeness;

/// <summary>The moments before and after a request.</summary>
internal sealed class AbandonedHandler(Abandonment abandonment) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        abandonment.Pass();
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        abandonment.Pass();
        return response;
    }
}
