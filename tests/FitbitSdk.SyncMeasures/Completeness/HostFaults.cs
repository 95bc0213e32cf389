using NodaTime;

namespace FitbitSdk.SyncMeasures.Completeness;

/// <summary>Draws the faults that the simulator has not: those of the sink, and answers that would be too large.</summary>
internal sealed class HostFaults(Random chance, double share, Instant until)
{
    public const string SinkAway = nameof(SinkAway);
    public const string SinkSilent = nameof(SinkSilent);
    public const string TooLarge = nameof(TooLarge);

    private readonly Dictionary<string, int> _hits = new() { [SinkAway] = 0, [SinkSilent] = 0, [TooLarge] = 0 };

    /// <summary>Gets or sets the clock: it is there once the world is.</summary>
    public Func<Instant> Now { get; set; } = static () => Instant.MinValue;

    /// <summary>Gets how often each came.</summary>
    public IReadOnlyDictionary<string, int> Hits => _hits;

    public bool Draw(string fault)
    {
        bool isHit = Now() < until && chance.NextDouble() < share;
        _hits[fault] += isHit ? 1 : 0;
        return isHit;
    }
}
