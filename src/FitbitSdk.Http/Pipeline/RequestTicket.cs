namespace FitbitSdk.Http;

/// <summary>What one logical request carries through the handlers: whose it is, what it is, and what was spent on it.</summary>
/// <remarks>Handlers are pooled and shared by all users, so the user travels here and nowhere else.</remarks>
internal sealed class RequestTicket(TokenKey key, string operation, RetryClass retry)
{
    private static readonly HttpRequestOptionsKey<RequestTicket> OptionsKey = new("FitbitSdk.RequestTicket");

    public TokenKey Key { get; } = key;

    public string Operation { get; } = operation;

    public RetryClass Retry { get; } = retry;

    /// <summary>Gets the scopes without which the call is not sent, where it is known what the user granted.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Gets how long the call waits for quota; <see langword="null"/> as long as the client's settings say.</summary>
    public TimeSpan? MaximumWait { get; init; }

    /// <summary>Gets or sets how long the call may take; the gate stops it while the request waits for quota.</summary>
    public TimeBudget? Budget { get; set; }

    /// <summary>Gets or sets how many requests went out: attempts and the repeat after a refused token.</summary>
    public int Sent { get; set; }

    /// <summary>Gets or sets how many had gone out when the gate let the request in.</summary>
    public int SentWhenAdmitted { get; set; }

    /// <summary>Gets or sets how long the request was held back for quota.</summary>
    public TimeSpan Waited { get; set; }

    /// <summary>Gets or sets whether the one repeat after a refused token was used up.</summary>
    public bool TokenRenewed { get; set; }

    /// <summary>Gets or sets which authorization the answer refused; <see langword="null"/> where none was, or where that is not known.</summary>
    public string? RefusedAuthorization { get; set; }

    /// <summary>Gets or sets the gate that counts the request as under way; <see langword="null"/> where none does.</summary>
    public UserGate? Gate { get; set; }

    /// <summary>Gets whether the request was let through and has not ended yet.</summary>
    public bool Admitted => Gate is not null;

    public static RequestTicket Of(HttpRequestMessage request) => request.Options.TryGetValue(OptionsKey, out RequestTicket? ticket)
        ? ticket
        : throw new InvalidOperationException("The request names no user: use the client of the provider, not the HTTP client beneath it.");

    public void AttachTo(HttpRequestMessage request) => request.Options.Set(OptionsKey, this);
}
