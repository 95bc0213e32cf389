using FitbitSdk.Records;

namespace FitbitSdk.Testing;

/// <summary>One delivery as a sink in memory kept it. It prints no health data.</summary>
public sealed class LoggedDelivery
{
    /// <summary>Gets what the whole batch had in common.</summary>
    public required RecordOrigin Origin { get; init; }

    /// <summary>Gets what this entry does to what a receiver holds.</summary>
    /// <value>The records of a batch that replaces a span are upserts; the one entry before them is <see cref="DeliveryKind.RangeReplaced"/>.</value>
    public required DeliveryKind Delivery { get; init; }

    /// <summary>Gets id, revision and time of the record; <see langword="null"/> where a span is replaced.</summary>
    public required RecordHead? Head { get; init; }

    /// <summary>Gets the delivery as <see cref="JsonDeliveryEncoder"/> writes it, without a line break.</summary>
    public required string Json { get; init; }

    /// <summary>Gives what a compliance suite compares.</summary>
    /// <returns>The same delivery without its values.</returns>
    public DeliveredRecord ToDelivered() => this switch
    {
        { Head: not { } } => DeliveredRecord.RangeReplaced(Origin.User, Origin.Window),
        { Head: { } head, Delivery: DeliveryKind.Retract } => DeliveredRecord.Retract(head.Id.ToString()),
        { Head: { } head } => DeliveredRecord.Upsert(head.Id.ToString(), head.Revision),
    };

    /// <inheritdoc/>
    public override string ToString() => $"{Delivery} of {Origin.Stream} for {Origin.User}";
}
