using System.Net.Http.Headers;
using System.Text;
using Polly;
using Polly.Retry;

namespace FitbitSdk.Kafka;

/// <summary>Sends requests to the registry's addresses. All of them may be repeated: what is registered twice has one id.</summary>
internal sealed class RegistryTransport
{
    private const string MediaType = "application/vnd.schemaregistry.v1+json";

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly IHttpClientFactory _http;
    private readonly SchemaRegistryOptions _options;
    private readonly TimeProvider _time;
    private readonly string[] _addresses;
    private readonly ResiliencePipeline<RegistryAnswer> _pipeline;
    private int _preferred;

    public RegistryTransport(IHttpClientFactory http, SchemaRegistryOptions options, TimeProvider time)
    {
        (_http, _options, _time, Faults) = (http, options, time, new(options));
        _addresses = [.. AddressesOf(options)];
        ResiliencePipelineBuilder<RegistryAnswer> builder = new() { Name = "FitbitSdk", TimeProvider = time };
        if (options.MaximumAttempts > 1)
        {
            builder.AddRetry(new RetryStrategyOptions<RegistryAnswer>
            {
                MaxRetryAttempts = options.MaximumAttempts - 1,
                BackoffType = DelayBackoffType.Exponential,
                Delay = FirstPause,
                MaxDelay = LongestPause,
                UseJitter = true,
                ShouldHandle = static arguments => ValueTask.FromResult(arguments.Outcome is { Result.IsPassing: true } || MayPass(arguments.Outcome.Exception)),
            });
        }

        _pipeline = builder.Build();
    }

    public RegistryFaults Faults { get; }

    public static IEnumerable<string> AddressesOf(SchemaRegistryOptions options) =>
        options.Url.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(static address => address.TrimEnd('/'));

    /// <exception cref="SchemaRegistryException">There was no answer.</exception>
    public async Task<RegistryAnswer> SendAsync(HttpMethod method, string path, byte[]? body, CancellationToken cancellationToken)
    {
        try
        {
            return await _pipeline.ExecuteAsync(async token => await TryEachAsync(method, path, body, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or TimeoutException)
        {
            throw RegistryFaults.NoAnswer(e);
        }
    }

    /// <summary>Asks at each address, first where it went well the last time.</summary>
    private async Task<RegistryAnswer> TryEachAsync(HttpMethod method, string path, byte[]? body, CancellationToken cancellationToken)
    {
        int first = Volatile.Read(ref _preferred);
        for (int i = 0; ; i++)
        {
            int place = (first + i) % _addresses.Length;
            bool isLast = i == _addresses.Length - 1;
            try
            {
                RegistryAnswer answer = await SendOnceAsync(method, _addresses[place] + path, body, cancellationToken).ConfigureAwait(false);
                if (isLast || !answer.IsPassing)
                {
                    Volatile.Write(ref _preferred, place);
                    return answer;
                }
            }
            catch (Exception e) when (!isLast && e is HttpRequestException or TimeoutException)
            {
                // The next address may be better.
            }
        }
    }

    private async Task<RegistryAnswer> SendOnceAsync(HttpMethod method, string address, byte[]? body, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = new(_options.Timeout, _time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using HttpRequestMessage request = new(method, address);
        request.Headers.Accept.ParseAdd($"{MediaType}, application/json; q=0.5");
        request.Headers.Authorization = await CredentialsAsync(either.Token, cancellationToken).ConfigureAwait(false);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new(MediaType) } };
        }

        try
        {
            using HttpResponseMessage response = await _http.CreateClient(SchemaRegistryClient.HttpClientName).SendAsync(request, either.Token).ConfigureAwait(false);
            return new(response.StatusCode, await response.Content.ReadAsByteArrayAsync(either.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("The schema registry did not answer in time.", e);
        }
    }

    private async ValueTask<AuthenticationHeaderValue?> CredentialsAsync(CancellationToken limit, CancellationToken cancellationToken)
    {
        if (_options.UserName is { } user)
        {
            return new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{_options.Password}")));
        }

        string? token = _options.BearerTokenProvider is { } provider ? await AskAsync(provider, limit, cancellationToken).ConfigureAwait(false) : _options.BearerToken;
        // A header with such a character would be refused with an error that quotes it.
        return token is null ? null : IsToken(token) ? new("Bearer", token) : throw Faults.NoToken();
    }

    private async Task<string> AskAsync(Func<CancellationToken, ValueTask<string>> provider, CancellationToken limit, CancellationToken cancellationToken)
    {
        try
        {
            return await provider(limit).AsTask().WaitAsync(limit).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw Faults.NoToken(e);
        }
    }

    public static bool IsToken(string text) => text.Length > 0 && text.All(static c => c is > ' ' and < '\x7f');

    // What is wrong with a certificate stays so.
    private static bool MayPass(Exception? e) => e is TimeoutException or HttpRequestException { HttpRequestError: not HttpRequestError.SecureConnectionError };
}
