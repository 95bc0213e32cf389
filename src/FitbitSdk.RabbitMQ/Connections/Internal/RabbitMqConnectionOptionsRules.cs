using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace FitbitSdk.RabbitMQ;

[OptionsValidator]
internal sealed partial class RabbitMqConnectionOptionsValidator : IValidateOptions<RabbitMqConnectionOptions>;

/// <summary>Checks at start what attributes cannot: addresses, conflicts, lengths of time, certificates that can be read. No value is repeated.</summary>
internal sealed class RabbitMqConnectionOptionsRules : IValidateOptions<RabbitMqConnectionOptions>
{
    public ValidateOptionsResult Validate(string? name, RabbitMqConnectionOptions options)
    {
        string[] faults = [.. FaultsOfAddresses(options).Concat(FaultsOfTimes(options)).Concat(FaultsOfTls(options)).OfType<string>()
            .Select(static fault => $"{nameof(RabbitMqConnectionOptions)}.{fault}")];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string?> FaultsOfAddresses(RabbitMqConnectionOptions options)
    {
        BrokerAddress?[] addresses = [.. BrokerAddress.Split(options).Select(one => BrokerAddress.Parse(one, options.UseTls))];
        yield return addresses.Contains(null) ? "Hosts must hold host, host:port, or amqp:// or amqps:// with a host, parted by commas." : null;
        yield return Conflict("VirtualHost", options.VirtualHost, static one => one.VirtualHost);
        yield return Conflict("UserName", options.UserName, static one => one.UserName);
        yield return Conflict("Password", options.Password, static one => one.Password);

        string? Conflict(string property, string? set, Func<BrokerAddress, string?> inUri) =>
            set is not null && Array.Exists(addresses, one => one is not null && inUri(one) is { } other && other != set)
                ? $"{property} says another one than a URI in Hosts: give it once."
                : null;
    }

    private static IEnumerable<string?> FaultsOfTimes(RabbitMqConnectionOptions options)
    {
        yield return Length(nameof(options.ConnectTimeout), options.ConnectTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(5));
        yield return Length(nameof(options.ReadinessTimeout), options.ReadinessTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
        yield return Length(nameof(options.Heartbeat), options.Heartbeat, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
        yield return Length(nameof(options.ConfirmTimeout), options.ConfirmTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
        yield return Length(nameof(options.FlushTimeout), options.FlushTimeout, TimeSpan.Zero, TimeSpan.FromMinutes(10));

        static string? Length(string property, TimeSpan value, TimeSpan shortest, TimeSpan longest) =>
            value < shortest || value > longest ? $"{property} must be from {shortest} to {longest}." : null;
    }

    private static IEnumerable<string?> FaultsOfTls(RabbitMqConnectionOptions options)
    {
        BrokerAddress[] addresses = [.. BrokerAddress.Split(options).Select(one => BrokerAddress.Parse(one, options.UseTls)).OfType<BrokerAddress>()];
        yield return addresses.DistinctBy(static one => one.UseTls).Count() > 1 || (options.UseTls && addresses.Any(static one => !one.UseTls))
            ? "Hosts and UseTls must agree on TLS: else the password would go in clear to some."
            : null;
        bool usesTls = addresses.Any(static one => one.UseTls);
        yield return options.CaFile is not null && !usesTls ? "CaFile needs TLS: set UseTls, or amqps:// in Hosts." : null;
        yield return options.ClientCertificateFile is not null && !usesTls ? "ClientCertificateFile needs TLS: set UseTls, or amqps:// in Hosts." : null;
        yield return options.ClientKeyFile is not null && options.ClientCertificateFile is null ? "ClientKeyFile needs a ClientCertificateFile." : null;
        yield return options.ClientKeyPassword is not null && options.ClientCertificateFile is null ? "ClientKeyPassword needs a ClientCertificateFile." : null;
        yield return options.CaFile is null || IsRead(() => BrokerFactory.ReadAuthorities(options).Count > 0) ? null : "CaFile is no PEM file with certificates that can be read.";
        yield return options.ClientCertificateFile is null || IsRead(() => { BrokerFactory.ReadClientCertificate(options).Dispose(); return true; }) ? null
            : "ClientCertificateFile, with ClientKeyFile and ClientKeyPassword, is no certificate in PEM with its key that can be read.";
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
