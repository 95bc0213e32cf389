using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Sync;

/// <summary>What the answers to one window came to: the news in order, and what is still open.</summary>
internal sealed class WindowDelivery : IDisposable
{
    private readonly List<SourcePage> _pages = [];
    private readonly List<RecordBatch> _batches = [];

    /// <summary>Gets the batches to deliver, in order.</summary>
    public IReadOnlyList<RecordBatch> Batches => _batches;

    /// <summary>Gets how many records the batches bring.</summary>
    public long Records => _batches.Sum(static batch => batch is RetractionBatch ? 0L : batch.Count);

    /// <summary>Gets how many records they take back.</summary>
    public long Retracted => _batches.Sum(static batch => batch is RetractionBatch ? batch.Count : 0L);

    public long Unchanged { get; private set; }

    public int Problems { get; private set; }

    /// <summary>Gets where the first element stands that could not be mapped, and why.</summary>
    public MappingProblem? FirstProblem { get; private set; }

    public Instant? PendingUntil { get; private set; }

    /// <summary>Gets where what is not final begins; <see langword="null"/> where nothing of the window is.</summary>
    public StreamTime? PendingFrom { get; private set; }

    /// <summary>Gets the zone that the account is set to, where an answer told it.</summary>
    public DateTimeZone? Zone { get; private set; }

    public void Add(SourcePage page, ChangeDetector detector)
    {
        _pages.Add(page);
        Zone = page.Zone ?? Zone;
        Problems += page.Problems.Count;
        FirstProblem ??= page.Problems.Count > 0 ? page.Problems[0] : null;
        if (page.PendingUntil is { } until)
        {
            PendingFrom = PendingUntil is null ? page.PendingFrom : PendingFrom is { } one && page.PendingFrom is { } other ? StreamTime.Min(one, other) : null;
            PendingUntil = PendingUntil is { } earlier ? Instant.Max(earlier, until) : until;
        }

        if (page.Batch is { } batch)
        {
            ChangeResult changes = detector.Compare(batch, isWhole: page.Problems.Count == 0);
            _batches.AddRange(changes.Deliveries);
            Unchanged += changes.Unchanged;
        }
    }

    /// <summary>Adds what is gone, once all answers are there. Where one left something out, what it lacks proves nothing.</summary>
    public void Complete(ChangeDetector detector, Instant now)
    {
        PendingUntil = PendingUntil is { } stated ? FailurePolicy.AwaitUntil(stated, now) : null;
        if (Problems == 0 && PendingUntil is null && detector.FindGone(now) is { } gone)
        {
            _batches.Add(gone);
        }
    }

    public void Dispose()
    {
        foreach (SourcePage page in _pages)
        {
            page.Dispose();
        }
    }
}
