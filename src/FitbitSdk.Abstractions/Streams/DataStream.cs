using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk;

/// <summary>One kind of data of one provider: a row of facts about how it is read.</summary>
public sealed class DataStream
{
    /// <summary>Gets the stream's id, the same for the same meaning at every provider.</summary>
    public required StreamId Id { get; init; }

    /// <summary>Gets the scope that the user must have granted.</summary>
    public required string Scope { get; init; }

    /// <summary>Gets how the stream is cut into days.</summary>
    public required DayKind DayKind { get; init; }

    /// <summary>Gets the longest window of one read. For <see cref="DayKind.Utc"/> a window also never crosses midnight.</summary>
    public required Duration MaximumRange { get; init; }

    /// <summary>Gets the finest time that the API can be asked for. A consent that begins or ends between two steps is read from the next to the last whole one.</summary>
    /// <value>The default is one second.</value>
    public Duration Granularity { get; init; } = Duration.FromSeconds(1);

    /// <summary>Gets the length of time that one row stands for: a row that was not over when the tracker uploaded is not complete.</summary>
    /// <value>The default is one second.</value>
    public Duration Resolution { get; init; } = Duration.FromSeconds(1);

    /// <summary>Gets whether the API fills the stream with zeros where it has no data, so that a zero proves nothing after the watermark.</summary>
    public bool IsZeroFilled { get; init; }

    /// <summary>Gets whether trackers bring the data, so that it is known up to their last upload. What scales bring and people enter is known up to now.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool FollowsTrackers { get; init; } = true;

    /// <summary>Gets how many requests one window costs.</summary>
    /// <value>The default is 1; lists with more than a page cost more than planned.</value>
    public int RequestsPerWindow { get; init; } = 1;

    /// <summary>Gets the version of what turns answers into records. Whoever mends it raises it, and what could not be mapped before is read again.</summary>
    /// <value>The default is 1.</value>
    public int MapperVersion { get; init; } = 1;

    /// <summary>Gets when the stream is read again.</summary>
    public required StreamPolicy Policy { get; init; }

    /// <summary>Gets the page that states the facts of this row.</summary>
    public required Uri Source { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Id.ToString();
}
