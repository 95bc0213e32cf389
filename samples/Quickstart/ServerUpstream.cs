using FitbitSdk;
using FitbitSdk.Records;
using NodaTime;

namespace Quickstart;

/// <summary>A server that runs already; application and first tokens come from the environment.</summary>
internal static class ServerUpstream
{
    private const string GoogleHost = "health.googleapis.com";

    public static Upstream Connect(QuickstartArguments arguments, Uri baseUrl)
    {
        TimeProvider clock = TimeProvider.System;
        Instant now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        LocalDate end = arguments.End ?? now.InUtc().Date;
        LocalDate start = end.PlusDays(1 - arguments.Days);
        if (start.AtMidnight().InUtc().ToInstant() > now)
        {
            throw new UsageException($"The clock says {now:g}, before the first day {start:R}: there is no data yet. Correct --end, --days or the clock.");
        }

        Variables variables = new(arguments.Provider == ProviderId.Fitbit ? "FITBIT_" : "GOOGLE_HEALTH_");
        return new()
        {
            Provider = arguments.Provider,
            Time = clock,
            BaseAddress = baseUrl,
            TokenAddress = variables.TokenAddress(baseUrl, arguments.Provider),
            ClientId = variables["CLIENT_ID"],
            ClientSecret = variables.ClientSecret,
            Users = [Upstream.Consenting(arguments.User!, start, end)],
            FirstTokens = _ => variables.Tokens(clock),
            HasTokens = variables.HasTokens,
            Description = $"{baseUrl.Host}:{baseUrl.Port}",
        };
    }

    private sealed class Variables(string prefix)
    {
        public string this[string name] => Environment.GetEnvironmentVariable(prefix + name) is { Length: > 0 } value
            ? value
            : throw new UsageException($"{prefix}{name} is not set: --base-url takes the application and the first tokens from the environment.");

        // A public client has no secret: the variable is then empty, but not forgotten.
        public string? ClientSecret => Environment.GetEnvironmentVariable(prefix + "CLIENT_SECRET") switch
        {
            null => throw new UsageException($"{prefix}CLIENT_SECRET is not set: give the application's secret, or set it to nothing for a public client."),
            "" => null,
            string secret => secret,
        };

        /// <summary>Where tokens are refreshed: as the environment says, else under the base address; Google's own service has another host.</summary>
        public Uri? TokenAddress(Uri baseUrl, ProviderId provider)
        {
            string? text = Environment.GetEnvironmentVariable(prefix + "TOKEN_URL");
            return !string.IsNullOrEmpty(text)
                ? Uri.TryCreate(text, UriKind.Absolute, out Uri? address) ? address : throw new UsageException($"{prefix}TOKEN_URL is no address.")
                : provider == ProviderId.Fitbit || baseUrl.Host == GoogleHost ? null
                : baseUrl.IsLoopback ? new(baseUrl, "token")
                : throw new UsageException($"{prefix}TOKEN_URL is not set: for a server that is not Google's it says where tokens are refreshed, or they would be sent to Google.");
        }

        public bool HasTokens => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(prefix + "REFRESH_TOKEN"));

        public OAuthToken Tokens(TimeProvider clock)
        {
            try
            {
                return Upstream.Tokens(this["ACCESS_TOKEN"], this["REFRESH_TOKEN"], clock);
            }
            catch (ArgumentException e)
            {
                throw new UsageException($"{prefix}ACCESS_TOKEN, {prefix}REFRESH_TOKEN: {e.Message.Split(" (Parameter")[0]}");
            }
        }
    }
}
