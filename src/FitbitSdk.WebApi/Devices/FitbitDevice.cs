using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>A device that is paired with an account.</summary>
public sealed class FitbitDevice
{
    /// <summary>Gets the device's id within the account.</summary>
    public required string Id { get; init; }

    /// <summary>Gets what kind of device it is, as the service says: <c>TRACKER</c> (also watches) or <c>SCALE</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Gets the product's name, for example <c>Charge 6</c>; <see langword="null"/> where the service does not say.</summary>
    public string? Version { get; init; }

    /// <summary>Gets when the device last uploaded, in the local time of the account; <see langword="null"/> where it never did.</summary>
    public LocalDateTime? LastSyncTime { get; init; }

    /// <summary>Gets how full the battery is, in a word; <see langword="null"/> where the service does not say.</summary>
    public FitbitBattery? Battery { get; init; }

    /// <summary>Gets how full the battery is, in percent; <see langword="null"/> where the service does not say.</summary>
    public int? BatteryLevel { get; init; }

    /// <summary>Gets the hardware address; <see langword="null"/> where the service does not say.</summary>
    public string? MacAddress { get; init; }

    /// <summary>Gets what the device can do that others cannot, in the service's words; empty where it names nothing.</summary>
    public IReadOnlyList<string> Features { get; init; } = [];
}
