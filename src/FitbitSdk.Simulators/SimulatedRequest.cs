namespace FitbitSdk.Simulators;

/// <summary>One request to the simulator, without its token and body.</summary>
public sealed class SimulatedRequest
{
    /// <summary>Gets when it came, by the simulator's clock.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Gets whose token it carried; <see langword="null"/> where that is not known.</summary>
    public required string? UserId { get; init; }

    /// <summary>Gets the verb.</summary>
    public required string Method { get; init; }

    /// <summary>Gets path and query as they came over the wire.</summary>
    public required string PathAndQuery { get; init; }

    /// <summary>Gets the HTTP status of the answer; 0 where by a scripted fault none was sent.</summary>
    public required int Status { get; init; }
}
