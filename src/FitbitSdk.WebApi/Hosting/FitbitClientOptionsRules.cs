using FitbitSdk.Http;
using Microsoft.Extensions.Options;

namespace FitbitSdk.WebApi;

/// <summary>Checks what attributes cannot.</summary>
internal sealed class FitbitClientOptionsRules(IServiceProvider services) : IValidateOptions<FitbitClientOptions>
{
    public ValidateOptionsResult Validate(string? name, FitbitClientOptions options)
    {
        ClientOptionsCheck check = new(nameof(FitbitClientOptions), name);
        check.Address(nameof(options.BaseAddress), options.BaseAddress);
        check.Address(nameof(options.TokenAddress), options.TokenAddress);
        check.Address(nameof(options.AuthorizeAddress), options.AuthorizeAddress);
        check.Address(nameof(options.IntrospectAddress), options.IntrospectAddress);
        check.Address(nameof(options.RevokeAddress), options.RevokeAddress);
        check.Length(nameof(options.AuthorizationLifetime), options.AuthorizationLifetime, TimeSpan.FromMinutes(1), TimeSpan.FromHours(1));
        check.MaximumWait(options.MaximumWait);
        check.Length(nameof(options.ResetMargin), options.ResetMargin, TimeSpan.Zero, TimeSpan.FromMinutes(10));
        check.Length(nameof(options.RefreshMargin), options.RefreshMargin, TimeSpan.Zero, TimeSpan.FromHours(1));
        check.Timeouts(options.AttemptTimeout, options.TotalTimeout);
        check.Require(options.ClientSecret is not { Length: 0 }, "ClientSecret must not be empty; leave it null for a public client.");
        check.Require(
            options is not { ApplicationType: FitbitApplicationType.Server, ClientSecret: null },
            "ClientSecret is missing: an application of the type Server shows it with each token request.");
        check.Require(
            options is not { ApplicationType: FitbitApplicationType.Client, ClientSecret: not null },
            "ClientSecret must be null: an application of the type Client runs where a secret cannot be kept, and PKCE takes its place.");
        check.TokenStore(services);
        return check.Build();
    }
}
