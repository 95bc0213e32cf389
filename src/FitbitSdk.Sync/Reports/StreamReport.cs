using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Sync;

/// <summary>What a run did for one stream.</summary>
public sealed class StreamReport
{
    /// <summary>Gets the stream.</summary>
    public required StreamId Stream { get; init; }

    /// <summary>Gets how it ended.</summary>
    public required StreamOutcome Outcome { get; init; }

    /// <summary>Gets why it ended so, without private data; <see langword="null"/> where the outcome says it all.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets the kind of failure, if one of the provider's API is the cause.</summary>
    public HealthApiErrorKind? Error { get; init; }

    /// <summary>Gets when the next attempt may be made, where the outcome asks for patience.</summary>
    public Instant? Until { get; init; }

    /// <summary>Gets what a store, sink or handler threw, where that and no answer of the provider is the cause.</summary>
    /// <remarks>Its message is that of whoever threw it, and may hold what belongs in no log.</remarks>
    public Exception? Fault { get; init; }

    /// <summary>Gets when something of the stream becomes due if no tracker uploads until then; <see langword="null"/> where nothing does by itself.</summary>
    public Instant? NextDue { get; init; }

    /// <summary>Gets how many windows were read and delivered.</summary>
    public int Windows { get; init; }

    /// <summary>Gets how many requests they cost, failed ones and repeats included.</summary>
    public int Requests { get; init; }

    /// <summary>Gets how many records were delivered.</summary>
    public long Records { get; init; }

    /// <summary>Gets how many records were taken back because they are gone upstream.</summary>
    public long Retracted { get; init; }

    /// <summary>Gets how many records were read again and had not changed.</summary>
    public long Unchanged { get; init; }

    /// <summary>Gets how many elements of the answers could not be mapped or were refused by the sink.</summary>
    public int Problems { get; init; }

    /// <summary>Gets the earliest time among the delivered records.</summary>
    public Instant? FirstTime { get; init; }

    /// <summary>Gets the latest time among the delivered records.</summary>
    public Instant? LastTime { get; init; }

    /// <summary>Gets what is covered now.</summary>
    public Coverage? Coverage { get; init; }

    /// <summary>Gets how many gaps are open: stretches of which something is missing.</summary>
    public int Gaps { get; init; }

    /// <summary>Gets how many of them stayed open through three tries over a day: they are looked at weekly, and when the mapper changes.</summary>
    public int GapsForGood { get; init; }

    /// <summary>Gets how far coverage lies behind the time of the run; <see langword="null"/> where nothing is covered.</summary>
    public Duration? Lag { get; init; }
}
