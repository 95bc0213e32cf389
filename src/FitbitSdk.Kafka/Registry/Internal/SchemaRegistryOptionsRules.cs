using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace FitbitSdk.Kafka;

[OptionsValidator]
internal sealed partial class SchemaRegistryOptionsValidator : IValidateOptions<SchemaRegistryOptions>;

/// <summary>Checks at start what attributes cannot: addresses, one kind of credentials, certificates that can be read. No value is repeated.</summary>
internal sealed class SchemaRegistryOptionsRules : IValidateOptions<SchemaRegistryOptions>
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public ValidateOptionsResult Validate(string? name, SchemaRegistryOptions options)
    {
        string[] faults = [.. Faults(options).OfType<string>().Select(static fault => $"{nameof(SchemaRegistryOptions)}.{fault}")];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string?> Faults(SchemaRegistryOptions options)
    {
        yield return FaultOfAddresses(options);
        yield return (options.UserName is null) == (options.Password is null) ? null : "UserName and Password belong together.";
        yield return options.UserName?.Contains(':', StringComparison.Ordinal) is true ? "UserName must not hold a colon." : null;
        bool[] kinds = [options.UserName is not null, options.BearerToken is not null, options.BearerTokenProvider is not null];
        yield return kinds.Count(static one => one) > 1 ? "UserName, BearerToken and BearerTokenProvider exclude each other." : null;
        yield return options.BearerToken is { } token && !RegistryTransport.IsToken(token) ? "BearerToken must be visible ASCII characters." : null;
        yield return options.Timeout < Shortest || options.Timeout > Longest ? $"Timeout must be from {Shortest} to {Longest}." : null;
        yield return options.ClientKeyPath is not null && options.ClientCertificatePath is null ? "ClientKeyPath needs a ClientCertificatePath." : null;
        yield return options.CaCertificatePath is null || IsRead(() => RegistryHandler.ReadAuthorities(options).Count > 0) ? null : "CaCertificatePath is no PEM file with certificates that can be read.";
        yield return options.ClientCertificatePath is null || IsRead(() => { RegistryHandler.ReadClientCertificate(options).Dispose(); return true; }) ? null
            : "ClientCertificatePath, with ClientKeyPath, is no certificate in PEM with its key that can be read.";
    }

    private static string? FaultOfAddresses(SchemaRegistryOptions options)
    {
        string[] addresses = [.. RegistryTransport.AddressesOf(options)];
        return addresses.Length == 0 || Array.Exists(addresses, static one => !Uri.TryCreate(one, UriKind.Absolute, out Uri? address) || (address.Scheme != "http" && address.Scheme != "https"))
                ? "Url must hold absolute http or https addresses, parted by commas."
            : Array.Exists(addresses, static one => new Uri(one) is not { UserInfo: "", Query: "", Fragment: "" })
                ? "Url must hold no credentials, query or fragment: set UserName and Password, or BearerToken."
            : null;
    }

    private static bool IsRead(Func<bool> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            return false;
        }
    }
}
