using System.Net;

namespace FitbitSdk.SyncMeasures.Failing;

/// <summary>Refuses some requests: 400, without sending them.</summary>
/// <param name="refuses">Tells by its path which.</param>
internal sealed class RefusingHandler(Func<string, bool> refuses) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        refuses(request.RequestUri!.AbsolutePath)
            ? Task.FromResult(new HttpResponseMessage(HttpStatusCode.BadRequest) { RequestMessage = request, Content = new ByteArrayContent([]) })
            : base.SendAsync(request, cancellationToken);
}
