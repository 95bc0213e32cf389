using System.Buffers;
using System.Net.Http.Headers;
using System.Text;
using NodaTime;

namespace FitbitSdk.Http;

/// <summary>Sends single requests to a provider's OAuth endpoints, on an HTTP client of its own that adds no token and repeats nothing.</summary>
internal sealed class OAuthTransport(HealthHttpSettings settings, IHttpClientFactory clients, string clientName, TimeProvider time)
{
    /// <summary>Reads an answer's body; it is given back afterwards.</summary>
    public delegate T BodyReader<out T>(in ReadOnlySequence<byte> body);

    /// <summary>The longest one request may take; a third of the lease, so that a lost answer can be repeated within it.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    private const int MaximumBodyBytes = 1024 * 1024;

    private static readonly HttpRequestOptionsKey<string> OperationKey = new("FitbitSdk.TokenOperation");
    private static readonly HttpRequestOptionsKey<CancellationToken> LimitKey = new("FitbitSdk.TokenLimit");

    /// <summary>Gives the operation that errors name; that of a refresh where the request was not made here.</summary>
    public static string OperationOf(HttpRequestMessage request) =>
        request.Options.TryGetValue(OperationKey, out string? operation) ? operation : OAuthTokenEndpoint.Operation;

    /// <summary>Says whether the request's own time limit ran out.</summary>
    public static bool IsOverdue(HttpRequestMessage request) => request.Options.TryGetValue(LimitKey, out CancellationToken limit) && limit.IsCancellationRequested;

    /// <summary>Sends a request to the token service, and names failures by its rules.</summary>
    /// <param name="operation">The operation that errors name.</param>
    /// <param name="request">The request; disposed of.</param>
    /// <param name="read">Reads the answer.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <param name="answered">Is shown the head of any answer.</param>
    public ValueTask<T> AskAsync<T>(
        string operation, HttpRequestMessage request, BodyReader<T> read, CancellationToken cancellationToken, Action<HttpResponseMessage>? answered = null) =>
        SendAsync(operation, request, read, Refused, answered, cancellationToken);

    /// <summary>Sends a request to the API itself, with a token that is not stored yet, and names failures by the rules of the API.</summary>
    public ValueTask<T> ReadAsync<T>(string operation, HttpRequestMessage request, BodyReader<T> read, CancellationToken cancellationToken) =>
        SendAsync(operation, request, read, static (failure, _, _) => failure, answered: null, cancellationToken);

    /// <summary>Makes a form.</summary>
    public static HttpRequestMessage Form(Uri address, params IEnumerable<KeyValuePair<string, string>> form)
    {
        HttpRequestMessage request = new(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(form) };
        request.Headers.Accept.Add(new("application/json"));
        return request;
    }

    /// <summary>Makes a form that shows who the application is.</summary>
    public HttpRequestMessage SignedForm(Uri address, params IEnumerable<KeyValuePair<string, string>> form)
    {
        if (settings is { ClientSecret: { } secret, ClientAuthentication: ClientAuthentication.Header })
        {
            HttpRequestMessage request = Form(address, form);
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings.ClientId}:{secret}")));
            return request;
        }

        form = form.Append(new("client_id", settings.ClientId));
        return Form(address, settings.ClientSecret is null ? form : form.Append(new("client_secret", settings.ClientSecret)));
    }

    private async ValueTask<T> SendAsync<T>(
        string operation,
        HttpRequestMessage request,
        BodyReader<T> read,
        Func<ApiFailure, HttpResponseMessage, ErrorBody, ApiFailure> refuse,
        Action<HttpResponseMessage>? answered,
        CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = new(Timeout, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using HttpRequestMessage sent = request;
            sent.Options.Set(OperationKey, operation);
            sent.Options.Set(LimitKey, limit.Token);
            using HttpClient client = clients.CreateClient(clientName);
            using HttpResponseMessage response = await client.SendAsync(sent, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            answered?.Invoke(response);
            await BufferedContent.ReplaceAsync(response, MaximumBodyBytes, operation, either.Token).ConfigureAwait(false);
            using PooledBody body = ((BufferedContent)response.Content).Take();
            if (response.IsSuccessStatusCode)
            {
                return read(body.Bytes);
            }

            ErrorBody error = ErrorBody.Parse(body.Bytes);
            ApiFailure failure = ApiFailure.FromAnswer(operation, response.StatusCode, error) with { RetryAt = After(QuotaReport.ReadRetryAfter(response, time)) };
            throw refuse(failure, response, error).ToException();
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw NoAnswer(operation, new TimeoutException(null, e));
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TimeoutException)
        {
#pragma warning disable MA0054 // The cause may quote the request.
            throw NoAnswer(operation, e);
#pragma warning restore MA0054
        }
    }

    private static HealthApiException NoAnswer(string operation, Exception cause) => ApiFailure.FromNoAnswer(operation, cause).ToException();

    private ApiFailure Refused(ApiFailure failure, HttpResponseMessage response, ErrorBody body)
    {
        if ((int)response.StatusCode is 400 or 401 or 403)
        {
            // Here the status alone says nothing: 400 and 401 are both in use for a refused grant and for a refused application.
            HealthApiErrorKind kind = body.ErrorType switch
            {
                "invalid_grant" or "invalid_token" or "expired_token" => HealthApiErrorKind.NeedsAuthorization,
                "invalid_client" or "unauthorized_client" or "deleted_client" or "disabled_client" => HealthApiErrorKind.ApplicationRefused,
                _ => HealthApiErrorKind.Rejected,
            };
            return failure with { Kind = kind, RetryAt = null };
        }

        if (failure.Kind is HealthApiErrorKind.RateLimited)
        {
            QuotaReport report = QuotaReport.Read(response, body, settings.QuotaHeaders, time);
            return failure with { RetryAt = After(report.Pause + settings.ResetMargin) };
        }

        return failure;
    }

    private Instant? After(TimeSpan? wait) => wait is { } span ? time.GetInstant() + Duration.FromTimeSpan(span) : null;
}
