using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FitbitSdk.Http;

/// <summary>Checks of a provider's options that attributes cannot make: the form of addresses, lengths of time (whose attribute needs reflection),
/// and that there is somewhere to keep tokens.</summary>
/// <param name="options">The name of the options' type, with which each message begins.</param>
/// <param name="optionsName">The name of the options, which is that of the client; empty or <see langword="null"/> for the one without.</param>
internal sealed class ClientOptionsCheck(string options, string? optionsName)
{
    private readonly ValidateOptionsResultBuilder _failures = new();
    private readonly string? _client = string.IsNullOrEmpty(optionsName) ? null : optionsName;

    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(2);

    /// <summary>Checks a patience that is given with a call as the setting is checked.</summary>
    public static TimeSpan ThrowIfNoWait(TimeSpan wait)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(wait, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(wait, LongestWait);
        return wait;
    }

    public ValidateOptionsResult Build() => _failures.Build();

    public void Require(bool holds, string complaint)
    {
        if (!holds)
        {
            _failures.AddError(_client is null ? $"{options}.{complaint}" : $"{options} '{_client}'.{complaint}");
        }
    }

    public void Length(string setting, TimeSpan value, TimeSpan minimum, TimeSpan maximum) =>
        Require(value >= minimum && value <= maximum, $"{setting} must be between {minimum} and {maximum}; it is {value}.");

    public void MaximumWait(TimeSpan value) => Length("MaximumWait", value, TimeSpan.Zero, LongestWait);

    public void Timeouts(TimeSpan attempt, TimeSpan total)
    {
        Length("AttemptTimeout", attempt, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
        Length("TotalTimeout", total, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        Require(total >= attempt, "TotalTimeout must not be shorter than AttemptTimeout: no attempt could take its time.");
    }

    // The messages name the setting and never its value: an address may hold a password.
    public void Address(string setting, Uri? address)
    {
        if (address is null)
        {
            return;
        }

        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
        {
            Require(holds: false, $"{setting} must be an absolute HTTPS address.");
            return;
        }

        Require(
            address.Scheme == Uri.UriSchemeHttps || address.IsLoopback,
            $"{setting} must use HTTPS: tokens are sent there. Plain HTTP is accepted for this machine's own addresses only.");
        Require(address.Query.Length + address.Fragment.Length + address.UserInfo.Length == 0, $"{setting} must not hold a query, a fragment or a user name.");
    }

    /// <summary>A host with its own <see cref="IAccessTokenProvider"/> needs no store; the default one cannot do without.</summary>
    public void TokenStore(IServiceProvider services)
    {
        if (services.GetRequiredService<TokenSources>().LackStore(services, _client))
        {
            _failures.AddError(TokenSources.NoStore(_client));
        }
    }
}
