namespace FitbitSdk.Http;

/// <summary>Lends a client of the factory to many requests. It is taken anew each minute, so that the factory can still rotate handlers.</summary>
/// <remarks>A client that was lent is never disposed of: that would stop the requests of others. It owns nothing but its handler, which is the factory's.</remarks>
internal sealed class SharedHttpClient(IHttpClientFactory clients, string name, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private Loan? _loan;

    /// <param name="now">The timestamp of the call.</param>
    public HttpClient Get(long now)
    {
        // Two threads may both take a new one; either will do.
        if (_loan is not { } loan || time.GetElapsedTime(loan.Since, now) >= Lifetime)
        {
            _loan = loan = new(Create(), now);
        }

        return loan.Client;
    }

    private HttpClient Create()
    {
        HttpClient client = clients.CreateClient(name);
        // Units may go by it, and no answer names them: what a call wants it asks for itself, whatever the host tells others.
        client.DefaultRequestHeaders.Remove("Accept-Language");
        return client;
    }

    private sealed record Loan(HttpClient Client, long Since);
}
