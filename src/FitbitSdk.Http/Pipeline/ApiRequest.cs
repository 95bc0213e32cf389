namespace FitbitSdk.Http;

/// <summary>What is sent: most often no more than an address that is read.</summary>
internal readonly record struct ApiRequest(Uri Address)
{
    private const string Json = "application/json";

    /// <summary>Gets the method; <see langword="null"/> for GET.</summary>
    public HttpMethod? Method { get; init; }

    /// <summary>Gets what makes the body; <see langword="null"/> where there is none.</summary>
    public Func<HttpContent?>? Content { get; init; }

    /// <summary>Gets headers beside those that each request has.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Headers { get; init; }

    /// <summary>Gets the form of the answer; <see langword="null"/> for JSON.</summary>
    public string? Accept { get; init; }

    /// <summary>Gets whether an answer without a body is as good as any.</summary>
    public bool TakesEmpty { get; init; }

    public HttpRequestMessage ToMessage()
    {
        HttpRequestMessage message = new(Method ?? HttpMethod.Get, Address) { Content = Content?.Invoke() };
        message.Headers.TryAddWithoutValidation("Accept", Accept ?? Json);
        if (Headers is not null)
        {
            foreach ((string name, string value) in Headers)
            {
                message.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }

    /// <summary>Tells whether a body need not be looked at, because it may well be what is no JSON.</summary>
    public bool Takes(PooledBody body) => body.Length == 0 ? TakesEmpty : Accept is not null;
}
