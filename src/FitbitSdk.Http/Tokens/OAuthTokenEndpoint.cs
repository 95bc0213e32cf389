using System.Buffers;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using NodaTime;

namespace FitbitSdk.Http;

/// <summary>Refreshes tokens by RFC 6749, section 6, on an HTTP client of its own that adds no token and repeats nothing.</summary>
internal sealed class OAuthTokenEndpoint(HealthHttpSettings settings, IHttpClientFactory clients, string clientName, TimeProvider time) : ITokenEndpoint
{
    /// <summary>The operation that errors name.</summary>
    public const string Operation = "RefreshToken";

    private const int MaximumBodyBytes = 1024 * 1024;

    // RFC 6749 leaves expires_in out where the lifetime is told elsewhere; an hour is the shortest in use.
    private const long AssumedLifetime = 3600;

    /// <summary>The longest one POST may take; a third of the lease, so that a lost answer can be repeated within it.</summary>
    public static readonly TimeSpan PostTimeout = TimeSpan.FromSeconds(20);

    public TimeSpan RefreshMargin => settings.RefreshMargin;

    public async ValueTask<OAuthToken> RefreshAsync(RefreshToken refresh, CancellationToken cancellationToken)
    {
        // The lifetime counts from before the request: an answer that took long must not make a token look younger.
        Instant asked = time.GetInstant();
        using CancellationTokenSource limit = new(PostTimeout, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using HttpRequestMessage request = CreateRequest(refresh);
            using HttpClient client = clients.CreateClient(clientName);
            using HttpResponseMessage response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            await BufferedContent.ReplaceAsync(response, MaximumBodyBytes, Operation, either.Token).ConfigureAwait(false);
            using PooledBody body = ((BufferedContent)response.Content).Take();
            return response.IsSuccessStatusCode ? Read(body.Bytes, asked) : throw Refused(response, ErrorBody.Parse(body.Bytes)).ToException();
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw NoAnswer(new TimeoutException(null, e));
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
#pragma warning disable MA0054 // The cause may quote the request.
            throw NoAnswer(e);
#pragma warning restore MA0054
        }
    }

    private static HealthApiException NoAnswer(Exception cause) => ApiFailure.FromNoAnswer(Operation, cause).ToException();

    private static OAuthToken Read(in ReadOnlySequence<byte> body, Instant asked)
    {
        try
        {
            Utf8JsonReader reader = new(body);
            TokenAnswerDocument? document = JsonSerializer.Deserialize(ref reader, TokenAnswerJsonContext.Default.TokenAnswerDocument);
            return new()
            {
                Access = new(document?.AccessToken!),
                Refresh = string.IsNullOrEmpty(document!.RefreshToken) ? null : new(document.RefreshToken),
                ExpiresAt = asked + Duration.FromSeconds(Math.Clamp(document.ExpiresIn ?? AssumedLifetime, 0, int.MaxValue)),
                IssuedAt = asked,
                Scopes = document.Scope?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [],
                AccountId = document.UserId,
            };
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
#pragma warning disable MA0054 // The cause may quote the answer, and with it a token.
            throw SuccessfulError.Unlike(Operation, "the answer is not a token answer.", body).ToException();
#pragma warning restore MA0054
        }
    }

    private HttpRequestMessage CreateRequest(RefreshToken refresh)
    {
        List<KeyValuePair<string, string>> form = [new("grant_type", "refresh_token"), new("refresh_token", refresh.Reveal())];
        HttpRequestMessage request = new(HttpMethod.Post, settings.TokenAddress);
        if (settings is { ClientSecret: { } secret, ClientAuthentication: ClientAuthentication.Header })
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings.ClientId}:{secret}")));
        }
        else
        {
            form.Add(new("client_id", settings.ClientId));
            if (settings.ClientSecret is not null)
            {
                form.Add(new("client_secret", settings.ClientSecret));
            }
        }

        request.Headers.Accept.Add(new("application/json"));
        request.Content = new FormUrlEncodedContent(form);
        return request;
    }

    private ApiFailure Refused(HttpResponseMessage response, ErrorBody body)
    {
        ApiFailure failure = ApiFailure.FromAnswer(Operation, response.StatusCode, body);
        if ((int)response.StatusCode is 400 or 401 or 403)
        {
            // Here the status alone says nothing: 400 and 401 are both in use for a refused grant and for a refused application.
            HealthApiErrorKind kind = body.ErrorType switch
            {
                "invalid_grant" or "invalid_token" or "expired_token" => HealthApiErrorKind.NeedsAuthorization,
                "invalid_client" or "unauthorized_client" or "deleted_client" or "disabled_client" => HealthApiErrorKind.ApplicationRefused,
                _ => HealthApiErrorKind.Rejected,
            };
            return failure with { Kind = kind };
        }

        if (failure.Kind is HealthApiErrorKind.RateLimited)
        {
            QuotaReport report = QuotaReport.Read(response, body, settings.QuotaHeaderPrefix, time.GetUtcNow());
            TimeSpan? wait = report.Pause;
            return failure with { RetryAt = wait is { } span ? time.GetInstant() + Duration.FromTimeSpan(span + settings.ResetMargin) : null };
        }

        return failure;
    }
}
