using FitbitSdk.Records;
using Microsoft.Extensions.DependencyInjection;

namespace FitbitSdk;

/// <summary>What <c>Add…Client()</c> returns: where the token store of one provider's client is hung on.</summary>
public interface IHealthClientBuilder
{
    /// <summary>Gets the host's services.</summary>
    IServiceCollection Services { get; }

    /// <summary>Gets the provider whose client is configured.</summary>
    ProviderId Provider { get; }

    /// <summary>Gets the name of the client, with which its services are keyed; <see langword="null"/> for the one without a name, whose
    /// services have no key.</summary>
    string? Name { get; }
}
