using FitbitSdk.Http;
using Microsoft.Extensions.Options;

namespace FitbitSdk.GoogleHealth;

/// <summary>Checks what attributes cannot.</summary>
internal sealed class GoogleHealthClientOptionsRules(IServiceProvider services) : IValidateOptions<GoogleHealthClientOptions>
{
    public ValidateOptionsResult Validate(string? name, GoogleHealthClientOptions options)
    {
        ClientOptionsCheck check = new(nameof(GoogleHealthClientOptions), name);
        check.Address(nameof(options.BaseAddress), options.BaseAddress);
        check.Address(nameof(options.TokenAddress), options.TokenAddress);
        check.Address(nameof(options.AuthorizeAddress), options.AuthorizeAddress);
        check.Address(nameof(options.IntrospectAddress), options.IntrospectAddress);
        check.Address(nameof(options.RevokeAddress), options.RevokeAddress);
        check.Length(nameof(options.AuthorizationLifetime), options.AuthorizationLifetime, TimeSpan.FromMinutes(1), TimeSpan.FromHours(1));
        check.MaximumWait(options.MaximumWait);
        check.Length(nameof(options.ResetMargin), options.ResetMargin, TimeSpan.Zero, TimeSpan.FromMinutes(10));
        check.Length(nameof(options.RefreshMargin), options.RefreshMargin, TimeSpan.Zero, TimeSpan.FromMinutes(30));
        check.Timeouts(options.AttemptTimeout, options.TotalTimeout);
        check.Require(options.ClientSecret is not { Length: 0 }, "ClientSecret must not be empty; leave it null for a client without one.");
        check.Require(options.Reserve < options.RequestsPerMinuteAndUser, "Reserve must be less than RequestsPerMinuteAndUser: nothing would be left to send.");
        check.TokenStore(services);
        return check.Build();
    }
}
