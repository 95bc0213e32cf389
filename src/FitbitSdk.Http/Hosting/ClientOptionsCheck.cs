using Microsoft.Extensions.Options;

namespace FitbitSdk.Http;

/// <summary>Checks of a provider's options that attributes cannot make: the form of addresses, lengths of time (whose attribute needs reflection),
/// and that there is somewhere to keep tokens.</summary>
/// <param name="options">The name of the options' type, with which each message begins.</param>
internal sealed class ClientOptionsCheck(string options)
{
    private readonly ValidateOptionsResultBuilder _failures = new();

    public ValidateOptionsResult Build() => _failures.Build();

    public void Require(bool holds, string complaint)
    {
        if (!holds)
        {
            _failures.AddError($"{options}.{complaint}");
        }
    }

    public void Length(string setting, TimeSpan value, TimeSpan minimum, TimeSpan maximum) =>
        Require(value >= minimum && value <= maximum, $"{setting} must be between {minimum} and {maximum}; it is {value}.");

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
    public void TokenStore(IServiceProvider services, string? client)
    {
        if (services.GetOfClient<IAccessTokenProvider>(client) is TokenManager { HasStore: false })
        {
            _failures.AddError(TokenManager.NoStore);
        }
    }
}
