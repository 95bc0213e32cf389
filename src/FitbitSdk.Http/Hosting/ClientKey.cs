using FitbitSdk.Records;

namespace FitbitSdk.Http;

/// <summary>Names one registered client: a provider, and the host's name where it has several applications there.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Name">The name; <see langword="null"/> for the client without one.</param>
internal sealed record ClientKey(ProviderId Provider, string? Name)
{
    /// <summary>Gets what the services of this client alone are keyed with.</summary>
    public string Service => Name is null ? Provider.Value : $"{Provider.Value}:{Name}";

    /// <summary>Gets the name of the HTTP client that carries requests for data.</summary>
    public string Http => "FitbitSdk." + Service;

    /// <summary>Gets the name of the HTTP client that carries token requests. The host's name stands last: one that ends in <c>.token</c> must not
    /// lead to another's.</summary>
    public string TokenHttp => Name is null ? $"FitbitSdk.{Provider.Value}.token" : $"FitbitSdk.{Provider.Value}.token:{Name}";
}
