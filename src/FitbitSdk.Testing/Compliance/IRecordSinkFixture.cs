namespace FitbitSdk.Testing;

/// <summary>Gives the cases of <see cref="RecordSinkCompliance"/> a sink and the view from its other end.</summary>
/// <remarks>Each fixture stands for an output of its own that is empty at first. A fixture that can be disposed of is, at the end of its case.</remarks>
public interface IRecordSinkFixture
{
    /// <summary>Gets where a transactional sink advances offsets; a plain sink does not use it.</summary>
    IOffsetStore Offsets { get; }

    /// <summary>Opens a sink; each further call opens one over the same output, as a restarted process would. The case closes the sink before it opens the next.</summary>
    /// <returns>The sink.</returns>
    ValueTask<IRecordSink> OpenAsync();

    /// <summary>Reads what a receiver has: everything delivered (of transactions: everything committed) since the fixture was made.</summary>
    /// <returns>The deliveries, those of one user and stream in the order of delivery. The sink may still be open.</returns>
    ValueTask<IReadOnlyList<DeliveredRecord>> ReadBackAsync();
}
