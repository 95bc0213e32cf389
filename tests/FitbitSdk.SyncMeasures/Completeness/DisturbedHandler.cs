using System.Net;

namespace FitbitSdk.SyncMeasures.Completeness;

/// <summary>The moments before and after a request; now and then its answer says that it would be too large.</summary>
internal sealed class DisturbedHandler(Abandonment abandonment, HostFaults faults) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        abandonment.Pass(Moment.Request);
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        abandonment.Pass(Moment.Request);
        response.StatusCode = response.IsSuccessStatusCode && faults.Draw(HostFaults.TooLarge) ? HttpStatusCode.UnprocessableEntity : response.StatusCode;
        return response;
    }
}
