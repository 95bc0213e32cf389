using System.Net;

namespace FitbitSdk.Http;

/// <summary>Sends one request through a provider's pipeline and turns every failure into a <see cref="HealthApiException"/>.</summary>
internal sealed class ApiTransport(HealthHttpSettings settings, IHttpClientFactory clients, string clientName, RateGate gate, ClientObserver observer)
{
    public HealthHttpSettings Settings => settings;

    /// <summary>Gives the quota of a user as the gate knows it.</summary>
    public QuotaState? GetQuota(TokenKey key) => gate.GetQuota(key);

    /// <summary>Reads a resource.</summary>
    /// <exception cref="HealthApiException">The service refused or did not answer; <see cref="HealthApiException.Requests"/> says what was spent.</exception>
    public ValueTask<ApiAnswer> GetAsync(RequestTicket ticket, Uri address, CancellationToken cancellationToken) =>
        observer.RequestAsync(ticket, () => SendAsync(ticket, address, cancellationToken), cancellationToken);

    private async ValueTask<ApiAnswer> SendAsync(RequestTicket ticket, Uri address, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, address);
        request.Headers.Accept.Add(new("application/json"));
        ticket.AttachTo(request);
        try
        {
            using HttpClient client = clients.CreateClient(clientName);
            using HttpResponseMessage response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            PooledBody body = await TakeBodyAsync(response, ticket, cancellationToken).ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
            {
                return new(body, ticket.Sent);
            }

            using (body)
            {
                throw Refused(ticket, response.StatusCode, ErrorBody.Parse(body.Bytes)).ToException();
            }
        }
        catch (HealthApiException e) when (e.Requests != ticket.Sent)
        {
            throw e.WithRequests(ticket.Sent);
        }
        catch (NoAnswerException e)
        {
#pragma warning disable MA0054 // The cause may quote the address, and with it a user's id.
            throw (ApiFailure.FromNoAnswer(ticket.Operation, e.InnerException!) with { Requests = ticket.Sent }).ToException();
#pragma warning restore MA0054
        }
    }

    private async ValueTask<PooledBody> TakeBodyAsync(HttpResponseMessage response, RequestTicket ticket, CancellationToken cancellationToken)
    {
        if (response.Content is BufferedContent buffered)
        {
            return buffered.Take();
        }

        try
        {
            // A handler that the host put around all its clients has wrapped the content.
            Stream stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            return await PooledBody.ReadAsync(stream, settings.MaximumBodyBytes, ticket.Operation, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new NoAnswerException(e);
        }
    }

    private ApiFailure Refused(RequestTicket ticket, HttpStatusCode status, ErrorBody body) => ApiFailure.FromAnswer(ticket.Operation, status, body) with
    {
        Requests = ticket.Sent,
        RetryAt = status is HttpStatusCode.TooManyRequests ? gate.GetShutUntil(ticket.Key) : null,
    };
}
