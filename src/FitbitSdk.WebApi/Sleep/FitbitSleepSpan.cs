using System.Text.Json.Serialization;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>A stretch of one level of sleep.</summary>
[JsonConverter(typeof(SleepSpanConverter))]
public readonly struct FitbitSleepSpan
{
    /// <summary>Gets when it began, by the account's clock.</summary>
    public required LocalDateTime Start { get; init; }

    /// <summary>Gets the level.</summary>
    public required FitbitSleepLevel Level { get; init; }

    /// <summary>Gets how long it lasted.</summary>
    public required Duration Duration { get; init; }
}
