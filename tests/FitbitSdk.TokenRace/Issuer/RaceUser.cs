namespace FitbitSdk.TokenRace;

/// <summary>A user as the strict token service sees them. The service holds <see cref="Gate"/> while it touches one.</summary>
internal sealed class RaceUser(string name)
{
    public string Name => name;

    public Lock Gate { get; } = new();

    public RacePair? Before { get; set; }

    public RacePair Current { get; set; } = new(name, 0);

    /// <summary>Gets or sets the moment of the POST that made the current pair, by the process's clock.</summary>
    public long IssuedAt { get; set; }
}
