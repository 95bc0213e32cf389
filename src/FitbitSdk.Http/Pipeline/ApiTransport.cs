using NodaTime;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace FitbitSdk.Http;

/// <summary>Sends one request through a provider's pipeline and turns every failure into a <see cref="HealthApiException"/>.</summary>
internal sealed class ApiTransport(
    HealthHttpSettings settings, SharedHttpClient client, RateGate gate, TimeProvider time, ClientObserver observer)
{
    public HealthHttpSettings Settings => settings;

    /// <summary>Gives the quota of a user as the gate knows it.</summary>
    public QuotaState? GetQuota(TokenKey key) => gate.GetQuota(key);

    /// <summary>Reads a resource.</summary>
    /// <exception cref="HealthApiException">The service refused or did not answer; <see cref="HealthApiException.Requests"/> says what was spent.</exception>
    public ValueTask<ApiAnswer> GetAsync(RequestTicket ticket, Uri address, CancellationToken cancellationToken) =>
        SendAsync(ticket, new ApiRequest(address), cancellationToken);

    /// <summary>Sends a request.</summary>
    /// <inheritdoc cref="GetAsync" path="/exception"/>
    public ValueTask<ApiAnswer> SendAsync(RequestTicket ticket, ApiRequest request, CancellationToken cancellationToken) =>
        observer.RequestAsync(
            ticket, static (call, begun, cancellation) => call.Transport.SendAsync(call.Ticket, call.Request, begun, cancellation), new Call(this, ticket, request), cancellationToken);

    private async ValueTask<ApiAnswer> SendAsync(RequestTicket ticket, ApiRequest api, long begun, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = api.ToMessage();
        ticket.AttachTo(request);
        using TimeBudget budget = new(settings.TotalTimeout, begun, time) { Caller = cancellationToken };
        using CancellationTokenRegistration caller = cancellationToken.UnsafeRegister(static budget => ((TimeBudget)budget!).Cancel(), budget);
        ticket.Budget = budget;
        try
        {
            return await SendAsync(client.Get(begun), request, api, ticket, budget.Token).ConfigureAwait(false);
        }
        catch (HealthApiException e) when (e.Requests != ticket.Sent)
        {
            throw e.WithRequests(ticket.Sent);
        }
#pragma warning disable MA0054 // The cause may quote the address, and with it a user's id.
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The budget's token went inwards; who cancelled knows only its own.
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Our time is up, or that of a handler which the host put around all its clients. Nobody went away.
            throw NoAnswer(ticket, new TimeoutException());
        }
        catch (NoAnswerException e)
        {
            throw NoAnswer(ticket, e.Cause);
        }
        catch (ExecutionRejectedException e)
        {
            // Resilience that the host put in the place of ours has given up.
            Duration? after = (e as BrokenCircuitException)?.RetryAfter is { } span ? Duration.FromTimeSpan(span) : null;
            throw NoAnswer(ticket, e is TimeoutRejectedException ? new TimeoutException() : e, time.GetInstant() + after);
        }
#pragma warning restore MA0054
    }

    private async ValueTask<ApiAnswer> SendAsync(
        HttpClient http, HttpRequestMessage request, ApiRequest api, RequestTicket ticket, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        PooledBody body = response.Content is BufferedContent buffered
            ? buffered.Take()
            : await ReadWrappedAsync(response.Content, ticket, cancellationToken).ConfigureAwait(false);
        ApiFailure? failure = response.IsSuccessStatusCode
            ? api.Takes(body) ? null : SuccessfulError.Find(ticket.Operation, response.StatusCode, body.Bytes)
            : Refused(ticket, response, ErrorBody.Parse(body.Bytes));
        if (failure is null)
        {
            return new(body, response.StatusCode, ticket.Sent);
        }

        body.Dispose();
        throw failure.ToException();
    }

    /// <summary>Reads a content that a handler which the host put around all its clients has wrapped.</summary>
    private async ValueTask<PooledBody> ReadWrappedAsync(HttpContent content, RequestTicket ticket, CancellationToken cancellationToken)
    {
        try
        {
            Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            return await PooledBody.ReadAsync(stream, announced: null, settings.MaximumBodyBytes, ticket.Operation, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new NoAnswerException(e);
        }
    }

    private static HealthApiException NoAnswer(RequestTicket ticket, Exception cause, Instant? retryAt = null) =>
        (ApiFailure.FromNoAnswer(ticket.Operation, cause) with { Requests = ticket.Sent, RetryAt = retryAt }).ToException();

    private ApiFailure Refused(RequestTicket ticket, HttpResponseMessage response, ErrorBody body)
    {
        Duration? stated = QuotaReport.ReadRetryAfter(response, time) is { } span ? Duration.FromTimeSpan(span) : null;
        ApiFailure failure = ApiFailure.FromAnswer(ticket.Operation, response.StatusCode, body);
        return failure with
        {
            Requests = ticket.Sent,
            RefusedAuthorization = ticket.RefusedAuthorization,
            RetryAt = failure.Kind is HealthApiErrorKind.RateLimited ? gate.GetShutUntil(ticket.Key) : time.GetInstant() + stated,
            IsRetryAtAssumed = QuotaReport.Read(response, body, settings.QuotaHeaders, time).Pause is null,
        };
    }

    private readonly record struct Call(ApiTransport Transport, RequestTicket Ticket, ApiRequest Request);
}
