namespace FitbitSdk.TokenRace;

/// <summary>What the service saw. Counted under the lock of the service.</summary>
internal sealed class IssuerCounts
{
    public int Calls { get; set; }

    public int Posts { get; set; }

    /// <summary>Gets or sets posts of a refresh token whose successor was stored when the post came in.</summary>
    public int PostsAfterSuccessor { get; set; }

    /// <summary>Gets or sets identical repeats that were answered the same.</summary>
    public int Repeats { get; set; }

    /// <summary>Gets or sets repeats that came a lease after the post they repeat: someone took over from the dead.</summary>
    public int Takeovers { get; set; }

    /// <summary>Gets or sets refused refresh tokens: unknown, or spent and their successor used.</summary>
    public int Refused { get; set; }

    public int Expirations { get; set; }

    public int Kills { get; set; }
}
