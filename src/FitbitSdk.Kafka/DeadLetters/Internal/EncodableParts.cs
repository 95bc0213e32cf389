using FitbitSdk.Records;

namespace FitbitSdk.Kafka;

/// <summary>Encodes a batch although an encoder fails at some of its records: it is halved until those stand alone, and they become dead letters.</summary>
internal sealed class EncodableParts(IMessageFormat format, string deadLetterTopic) : IMessageFormat
{
    public async ValueTask<IReadOnlyList<MessageSet>> EncodeAsync(RecordBatch batch, CancellationToken cancellationToken)
    {
        List<MessageSet> sets = [];
        try
        {
            await AddAsync(sets, batch, start: 0, batch.Count, cancellationToken).ConfigureAwait(false);
            return sets;
        }
        catch
        {
            sets.ForEach(static set => set.Dispose());
            throw;
        }
    }

    private async ValueTask AddAsync(List<MessageSet> sets, RecordBatch batch, int start, int count, CancellationToken cancellationToken)
    {
        bool replaces = batch.Origin.Delivery is DeliveryKind.RangeReplaced;
        try
        {
            IReadOnlyList<MessageSet> encoded = await format.EncodeAsync(count == batch.Count ? batch : batch.Slice(start, count), cancellationToken).ConfigureAwait(false);
            sets.AddRange(start == 0 ? encoded : encoded.Select(set => new SliceMessages(set, start)));
        }
        catch (EncodingException) when (replaces && count > 0)
        {
            // The span is replaced once, before all of its records; these are then like any others.
            await AddAsync(sets, batch.Slice(0, 0), start: 0, count: 0, cancellationToken).ConfigureAwait(false);
            await AddAsync(sets, batch.Slice(0, count, batch.Origin.Upserting()), start: 0, count, cancellationToken).ConfigureAwait(false);
        }
        catch (EncodingException) when (count > 1)
        {
            await AddAsync(sets, batch, start, count / 2, cancellationToken).ConfigureAwait(false);
            await AddAsync(sets, batch, start + (count / 2), count - (count / 2), cancellationToken).ConfigureAwait(false);
        }
        catch (EncodingException e) when (count == 1)
        {
            sets.Add(new SliceMessages(DeadLetter.Of(deadLetterTopic, batch.Slice(start, 1), e), start));
        }
    }
}
