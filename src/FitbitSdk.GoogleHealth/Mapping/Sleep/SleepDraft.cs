using FitbitSdk.Records;

namespace FitbitSdk.GoogleHealth;

/// <summary>A sleep as it stands in the answer, with the service's own words for levels.</summary>
internal sealed class SleepDraft
{
    /// <summary>The interval; a field, because it fills itself while it is read.</summary>
    public IntervalDraft Interval;

    public string? Type { get; set; }

    public bool? IsProcessed { get; set; }

    public bool? IsMainSleep { get; set; }

    public bool? IsNap { get; set; }

    public bool? IsManuallyEdited { get; set; }

    public int? MinutesAsleep { get; set; }

    public int? MinutesAwake { get; set; }

    public int? MinutesToFallAsleep { get; set; }

    public int? MinutesAfterWakeup { get; set; }

    public int? MinutesInBed { get; set; }

    public List<SleepStage> Stages { get; } = [];

    public List<SleepStage> ShortAwakenings { get; } = [];

    public List<SleepLevelSummary> Summary { get; } = [];
}
