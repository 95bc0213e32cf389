using FitbitSdk.Records;

namespace FitbitSdk;

/// <summary>What one answer of the service came to. What is not in it is lost, so nothing is only logged.</summary>
public sealed class SourcePage : IDisposable
{
    /// <summary>Gets the records, or <see langword="null"/> where the answer held none.</summary>
    public RecordBatch? Batch { get; init; }

    /// <summary>Gets the elements that could not be mapped.</summary>
    public IReadOnlyList<MappingProblem> Problems { get; init; } = [];

    /// <summary>Gets when to ask again, where the service says that the data is still being processed; else <see langword="null"/>.</summary>
    public NodaTime.Instant? PendingUntil { get; init; }

    /// <summary>Gets from where on, on the stream's axis, the data is still being processed; <see langword="null"/> where nothing of the window
    /// can be called final.</summary>
    public StreamTime? PendingFrom { get; init; }

    /// <summary>Gets the zone that the account is set to now, where the answer tells it, so that it need not be asked for besides.</summary>
    public NodaTime.DateTimeZone? Zone { get; init; }

    /// <summary>Gets how many requests the page cost, repeats included.</summary>
    public int Requests { get; init; }

    /// <inheritdoc/>
    public void Dispose() => Batch?.Dispose();
}
