using Confluent.Kafka;

namespace FitbitSdk.Kafka;

/// <content>After a transaction was aborted: which window was it?</content>
internal sealed partial class Shard
{
    // A transaction of probes must end before the brokers end it.
    private const int ProbesATransaction = 100;

    // Each that is refused aborts a transaction of its own, and the shard's other windows wait meanwhile. Of the rest nothing is known; its turn comes when the window is written again.
    private const int MostRefused = 100;

    private async Task BlameAsync(List<ShardWork> group, ShardTransaction transaction, Error cause)
    {
        IReadOnlyList<(Payload Message, ErrorCode Code)> failed = await transaction.CloseAsync().ConfigureAwait(false);
        foreach ((Payload message, ErrorCode code) in failed)
        {
            if (KafkaFaults.FaultOf(code) is { } fault)
            {
                Fail(group, work => transaction.IsOf(work, message.Set), () => KafkaFaults.ToException(fault, message.Set.Topic));
            }
        }

        if (KafkaFaults.FaultOf(cause.Code) is { } general && general is not KafkaSinkFault.BrokersUnreachable)
        {
            Fail(group, static _ => true, () => KafkaFaults.ToException(general, _parts.Options.StateTopic));
        }

        // Windows that have been told their fault may be gone with their buffers.
        (Payload Message, ErrorCode Code)[] suspects = [.. failed.Where(one => KafkaFaults.IsSuspicion(one.Code) && group.Exists(work => transaction.IsOf(work, one.Message.Set)))];
        List<(Payload Message, ErrorCode Code)> refused = await ProbeAsync(transaction, suspects).ConfigureAwait(false);
        foreach (ShardWork work in group.ToArray())
        {
            Reject(group, work, [.. refused.Where(one => transaction.IsOf(work, one.Message.Set))]);
        }
    }

    /// <summary>Sends each suspect by itself, in transactions that are never committed: brokers refuse whole requests, and one record may be what is wrong with it.</summary>
    private async Task<List<(Payload Message, ErrorCode Code)>> ProbeAsync(ShardTransaction transaction, (Payload Message, ErrorCode Code)[] suspects)
    {
        List<(Payload Message, ErrorCode Code)> refused = [];
        int probes = 0;
        for (int i = 0; i < suspects.Length && refused.Count < MostRefused && !_closing; i++)
        {
            Payload suspect = suspects[i].Message;
            if (probes++ == 0)
            {
                _producer.Begin();
            }

            DeliveryTally tally = new();
            await _producer.SendAsync(transaction.Again(suspect), tally, _producer.ReportTo(tally)).ConfigureAwait(false);
            await tally.CloseAsync(_producer.Ended).ConfigureAwait(false);
            refused.AddRange(tally.Failed.Where(static one => KafkaFaults.IsRefusal(one.Code)));
            if (tally.Failed.Count > 0 || probes == ProbesATransaction)
            {
                await _producer.AbortAsync(Patience).ConfigureAwait(false);
                probes = 0;
            }
        }

        if (probes > 0)
        {
            await _producer.AbortAsync(Patience).ConfigureAwait(false);
        }

        return refused;
    }

    /// <summary>Notes what was refused with a producer that is gone: when the window is written again, each of these records gets a request of its own.</summary>
    private void Suspect(List<ShardWork> group, ShardTransaction transaction)
    {
        foreach ((Payload message, ErrorCode code) in transaction.Failed.Where(static one => KafkaFaults.IsSuspicion(one.Code)))
        {
            Hold(group.Find(work => transaction.IsOf(work, message.Set)), message, transaction.WasAlone(message) && KafkaFaults.IsRefusal(code) ? code : null);
        }
    }

    /// <summary>Holds a refusal against the message of a record.</summary>
    private void Hold(ShardWork? work, Payload message, ErrorCode? code)
    {
        if (work?.Batches.FirstOrDefault(batch => batch.Sets.Contains(message.Set)) is not { } batch || IsOfNoRecord(message))
        {
            return;
        }

        if (batch.Refuse(message, code))
        {
            _parts.Log.RecordsRefused(batch.Origin.Stream.Value, 1, code!.Value.ToString());
        }
    }

    private void Reject(List<ShardWork> group, ShardWork work, IReadOnlyList<(Payload Message, ErrorCode Code)> refused)
    {
        if (refused.Count == 0)
        {
            return;
        }

        // Whatever is wrong with the message of a span, or of the state, no record can bear the blame.
        if (refused.FirstOrDefault(static one => IsOfNoRecord(one.Message)) is { Message.Set: { } set } own)
        {
            Fail(group, one => one == work, () => ShardFaults.Refused(set, own.Code));
            return;
        }

        foreach ((Payload message, ErrorCode code) in refused)
        {
            Hold(work, message, code);
        }

        Fail(group, one => one == work, () => new KafkaRecordsRefusedException(refused.Count, KafkaFaults.ReasonOf(refused[0].Code)));
    }

    private static bool IsOfNoRecord(Payload message) => message.Set.RecordOf(message.Index) is MessageSet.Span;
}
