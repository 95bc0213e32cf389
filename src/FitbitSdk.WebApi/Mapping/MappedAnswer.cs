using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.WebApi;

/// <summary>What one answer came to.</summary>
internal sealed class MappedAnswer
{
    /// <summary>Gets the records: none of them where the answer says that there are none, <see langword="null"/> where it says nothing.</summary>
    public RecordBatch? Batch { get; init; }

    /// <summary>Gets the elements that could not be mapped.</summary>
    public IReadOnlyList<MappingProblem> Problems { get; init; } = [];

    /// <summary>Gets when to ask again, where the service says that the data is still being processed.</summary>
    public Instant? PendingUntil { get; init; }

    /// <summary>Gets the zone that the account is set to now; of a profile alone.</summary>
    public DateTimeZone? Zone { get; init; }

    /// <summary>Gets the link to the next page as the service wrote it; <see langword="null"/> on the last page.</summary>
    public string? Next { get; init; }

    /// <summary>Gets the earliest possible instant of the start of the page's last log, also where that log was left out; lists only.</summary>
    public Instant? LastStart { get; init; }
}
