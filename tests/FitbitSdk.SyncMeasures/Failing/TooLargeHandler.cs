using System.Net;

namespace FitbitSdk.SyncMeasures.Failing;

/// <summary>Makes each answer for some paths one that says that it would be too large.</summary>
internal sealed class TooLargeHandler(string wanted) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // The request is carried out, so that the simulator has it in its journal.
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        if (request.RequestUri!.AbsolutePath.Contains(wanted, StringComparison.Ordinal))
        {
            response.StatusCode = HttpStatusCode.UnprocessableEntity;
        }

        return response;
    }
}
