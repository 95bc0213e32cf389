using NodaTime;

namespace FitbitSdk.Records;

/// <summary>What all records of one batch have in common.</summary>
public sealed class RecordOrigin
{
    /// <summary>Gets whose data it is.</summary>
    public required UserKey User { get; init; }

    /// <summary>Gets the API it was read from.</summary>
    public required ProviderId Provider { get; init; }

    /// <summary>Gets the stream it belongs to.</summary>
    public required StreamId Stream { get; init; }

    /// <summary>Gets the window that was asked for; the replaced span where <see cref="Delivery"/> is <see cref="DeliveryKind.RangeReplaced"/>.</summary>
    public required FetchWindow Window { get; init; }

    /// <summary>Gets when the answer was received.</summary>
    public required Instant ObservedAt { get; init; }

    /// <summary>Gets what the delivery does to what the receiver holds.</summary>
    public DeliveryKind Delivery { get; init; }

    /// <summary>Gets the host's project of the user, if it has one.</summary>
    public string? Project { get; init; }

    /// <summary>Gets the host's id of the device or account the data comes from, if it has one.</summary>
    public string? SourceId { get; init; }

    /// <summary>Gives the same origin for a span whose records are replaced.</summary>
    /// <param name="span">The span whose earlier records are void.</param>
    /// <returns>An origin with <see cref="DeliveryKind.RangeReplaced"/>.</returns>
    public RecordOrigin Replacing(FetchWindow span) => With(DeliveryKind.RangeReplaced, span);

    /// <summary>Gives the same origin for records that take the place of those of the same id, one by one.</summary>
    /// <returns>An origin with <see cref="DeliveryKind.Upsert"/>.</returns>
    public RecordOrigin Upserting() => With(DeliveryKind.Upsert, Window);

    /// <summary>Gives the same origin for records that are gone.</summary>
    /// <returns>An origin with <see cref="DeliveryKind.Retract"/>.</returns>
    public RecordOrigin Retracting() => With(DeliveryKind.Retract, Window);

    private RecordOrigin With(DeliveryKind delivery, FetchWindow window) => new()
    {
        User = User,
        Provider = Provider,
        Stream = Stream,
        Window = window,
        ObservedAt = ObservedAt,
        Delivery = delivery,
        Project = Project,
        SourceId = SourceId,
    };
}
