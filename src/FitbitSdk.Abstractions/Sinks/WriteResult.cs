namespace FitbitSdk;

/// <summary>What became of a batch. The default value means that nothing is known of any record.</summary>
public readonly struct WriteResult
{
    private WriteResult(bool known, bool unknown, IReadOnlyList<RejectedRecord> rejected) => (IsKnown, HasUnknown, RejectedOrNull) = (known, unknown, rejected);

    /// <summary>Gets the result of a batch of which every record is safe.</summary>
    public static WriteResult Acknowledged { get; } = new(known: true, unknown: false, []);

    /// <summary>Gets whether every record is safe.</summary>
    public bool AllAcknowledged => IsKnown && !HasUnknown && Rejected.Count == 0;

    /// <summary>Gets whether the fate of at least one record is unknown, so that the batch must be written again.</summary>
    public bool IsUnknown => !IsKnown || HasUnknown;

    /// <summary>Gets the records that the sink refuses for good.</summary>
    public IReadOnlyList<RejectedRecord> Rejected => RejectedOrNull ?? [];

    private bool IsKnown { get; }

    private bool HasUnknown { get; }

    private IReadOnlyList<RejectedRecord>? RejectedOrNull { get; }

    /// <summary>Gives the result of a batch of which some records are not safe.</summary>
    /// <param name="rejected">The records that are refused for good.</param>
    /// <param name="hasUnknown">Whether the fate of others is unknown.</param>
    /// <returns>The result.</returns>
    public static WriteResult Partial(IReadOnlyList<RejectedRecord> rejected, bool hasUnknown = false)
    {
        ArgumentNullException.ThrowIfNull(rejected);
        return new(known: true, hasUnknown, rejected);
    }
}
