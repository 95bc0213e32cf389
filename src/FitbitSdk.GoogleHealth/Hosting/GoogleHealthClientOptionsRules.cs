using FitbitSdk.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FitbitSdk.GoogleHealth;

/// <summary>Checks what attributes cannot: the form of addresses, lengths of time (whose attribute needs reflection), and that there is
/// somewhere to keep tokens.</summary>
internal sealed class GoogleHealthClientOptionsRules(IServiceProvider services) : IValidateOptions<GoogleHealthClientOptions>
{
    public ValidateOptionsResult Validate(string? name, GoogleHealthClientOptions options)
    {
        ValidateOptionsResultBuilder failures = new();
        Check(failures, nameof(GoogleHealthClientOptions.BaseAddress), options.BaseAddress);
        Check(failures, nameof(GoogleHealthClientOptions.TokenAddress), options.TokenAddress);
        Check(failures, nameof(GoogleHealthClientOptions.MaximumWait), options.MaximumWait, TimeSpan.Zero, TimeSpan.FromHours(2));
        Check(failures, nameof(GoogleHealthClientOptions.ResetMargin), options.ResetMargin, TimeSpan.Zero, TimeSpan.FromMinutes(10));
        Check(failures, nameof(GoogleHealthClientOptions.RefreshMargin), options.RefreshMargin, TimeSpan.Zero, TimeSpan.FromMinutes(30));
        Check(failures, nameof(GoogleHealthClientOptions.AttemptTimeout), options.AttemptTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
        if (options.ClientSecret is { Length: 0 })
        {
            failures.AddError("GoogleHealthClientOptions.ClientSecret must not be empty; leave it null for a client without one.");
        }

        if (options.Reserve >= options.RequestsPerMinuteAndUser)
        {
            failures.AddError("GoogleHealthClientOptions.Reserve must be less than RequestsPerMinuteAndUser: nothing would be left to send.");
        }

        // A host with its own IAccessTokenProvider needs no store; the default one cannot do without.
        if (services.GetService<IAccessTokenProvider>() is TokenManager { HasStore: false })
        {
            failures.AddError(TokenManager.NoStore);
        }

        return failures.Build();
    }

    private static void Check(ValidateOptionsResultBuilder failures, string setting, TimeSpan value, TimeSpan minimum, TimeSpan maximum)
    {
        if (value < minimum || value > maximum)
        {
            failures.AddError($"GoogleHealthClientOptions.{setting} must be between {minimum} and {maximum}; it is {value}.");
        }
    }

    // The messages name the setting and never its value: an address may hold a password.
    private static void Check(ValidateOptionsResultBuilder failures, string setting, Uri? address)
    {
        if (address is null)
        {
            return;
        }

        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
        {
            failures.AddError($"GoogleHealthClientOptions.{setting} must be an absolute HTTPS address.");
            return;
        }

        if (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
        {
            failures.AddError($"GoogleHealthClientOptions.{setting} must use HTTPS: tokens are sent there. Plain HTTP is accepted for this machine's own addresses only.");
        }

        if (address.Query.Length > 0 || address.Fragment.Length > 0 || address.UserInfo.Length > 0)
        {
            failures.AddError($"GoogleHealthClientOptions.{setting} must not hold a query, a fragment or a user name.");
        }
    }
}
