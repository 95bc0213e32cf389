using System.Text;
using FitbitSdk.Records;

namespace FitbitSdk.Testing;

/// <summary>What was delivered, in the order of delivery: the output behind a sink in memory. It outlives the sink, so that a test can open another one over it.</summary>
/// <remarks>Safe for use by several threads.</remarks>
public sealed class DeliveryLog
{
    private readonly Lock _gate = new();
    private readonly JsonDeliveryEncoder _encoder = new();
    private readonly List<LoggedDelivery> _entries = [];

    /// <summary>Gets what was delivered so far.</summary>
    /// <value>A copy, oldest first; later deliveries do not change it.</value>
    public IReadOnlyList<LoggedDelivery> Entries
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries];
            }
        }
    }

    /// <summary>Forgets everything, as at the start of another part of a test.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _entries.Clear();
        }
    }

    /// <summary>Copies what a batch holds, because its memory is valid only during the write.</summary>
    internal List<LoggedDelivery> Copy(RecordBatch batch)
    {
        using EncodedBatch encoded = _encoder.Encode(batch);
        List<LoggedDelivery> entries = new(encoded.Count);
        bool replaces = batch.Origin.Delivery is DeliveryKind.RangeReplaced;
        for (int i = 0; i < encoded.Count; i++)
        {
            // The encoder writes one line before the records where a span is replaced, and the records as upserts.
            int index = replaces ? i - 1 : i;
            entries.Add(new()
            {
                Origin = batch.Origin,
                Delivery = index < 0 ? DeliveryKind.RangeReplaced : replaces ? DeliveryKind.Upsert : batch.Origin.Delivery,
                Head = index < 0 ? null : batch.GetHead(index),
                Json = Encoding.UTF8.GetString(encoded[i].Span),
            });
        }

        return entries;
    }

    internal void Append(IEnumerable<LoggedDelivery> entries)
    {
        lock (_gate)
        {
            _entries.AddRange(entries);
        }
    }
}
