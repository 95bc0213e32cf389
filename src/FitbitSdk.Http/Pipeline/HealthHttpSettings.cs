using FitbitSdk.Records;

namespace FitbitSdk.Http;

/// <summary>What a provider tells the pipeline; made from its validated options.</summary>
internal sealed class HealthHttpSettings
{
    public required ProviderId Provider { get; init; }

    /// <summary>Gets where requests and access tokens go; ends with a slash.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>Gets where refresh tokens and the secret go, and nothing else does; may be another host.</summary>
    public required Uri TokenAddress { get; init; }

    public required string ClientId { get; init; }

    /// <summary>Gets the application's secret; <see langword="null"/> for a public client.</summary>
    public required string? ClientSecret { get; init; }

    public ClientAuthentication ClientAuthentication { get; init; }

    public required TimeSpan RefreshMargin { get; init; }

    public required TimeSpan AttemptTimeout { get; init; }

    /// <summary>Gets how long a call may take with all its attempts, waits for quota aside.</summary>
    public required TimeSpan TotalTimeout { get; init; }

    public required int MaximumAttempts { get; init; }

    public required int MaximumBodyBytes { get; init; }

    public required TimeSpan MaximumWait { get; init; }

    public required int Reserve { get; init; }

    public required TimeSpan ResetMargin { get; init; }

    /// <summary>Gets the names of the quota headers; <see langword="null"/> where the API sends none.</summary>
    public required QuotaHeaders? QuotaHeaders { get; init; }

    /// <summary>Gets the limits that the gate keeps by its own count; empty where the quota headers tell.</summary>
    public IReadOnlyList<RequestLimit> Limits { get; init; } = [];

    /// <summary>Tells whether a token may go to an address.</summary>
    /// <remarks>What begins with the base address, whose slash ends the host, needs no closer look: taking an address apart costs more than comparing.</remarks>
    public bool IsOwnHost(Uri? address) => address is { IsAbsoluteUri: true }
        && (address.OriginalString.StartsWith(BaseAddress.AbsoluteUri, StringComparison.Ordinal) || HasOwnHost(address));

    private bool HasOwnHost(Uri address) => address.UserInfo.Length == 0
        && address.Scheme == BaseAddress.Scheme && address.Port == BaseAddress.Port
        && string.Equals(address.IdnHost, BaseAddress.IdnHost, StringComparison.OrdinalIgnoreCase);
}
