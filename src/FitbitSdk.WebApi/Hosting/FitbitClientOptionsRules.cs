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
        check.MaximumWait(options.MaximumWait);
        check.Length(nameof(options.ResetMargin), options.ResetMargin, TimeSpan.Zero, TimeSpan.FromMinutes(10));
        check.Length(nameof(options.RefreshMargin), options.RefreshMargin, TimeSpan.Zero, TimeSpan.FromHours(1));
        check.Timeouts(options.AttemptTimeout, options.TotalTimeout);
        check.Require(options.ClientSecret is not { Length: 0 }, "ClientSecret must not be empty; leave it null for a public client.");
        check.TokenStore(services);
        return check.Build();
    }
}
