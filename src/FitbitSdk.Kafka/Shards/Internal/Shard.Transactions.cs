using Confluent.Kafka;

namespace FitbitSdk.Kafka;

/// <content>One transaction after the other, each of as many windows as wait for it.</content>
internal sealed partial class Shard
{
    // Windows are still in memory, and fetching them again would cost quota.
    private const int Attempts = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private TimeSpan Patience => _parts.Sink.DeliveryTimeout + _parts.Options.MaximumTransactionTime;

    private async Task WriteNextAsync()
    {
        List<ShardWork> group = [];
        try
        {
            long begun = _parts.Time.GetTimestamp();
            for (int attempt = 1; attempt == 1 || group.Count > 0; attempt++)
            {
                if (await TryAsync(group, takesMore: attempt == 1).ConfigureAwait(false) is not { } cause)
                {
                    return;
                }

                if (attempt == Attempts || _parts.Time.GetElapsedTime(begun) > Patience)
                {
                    Fail(group, static work => true, () => ShardFaults.Aborted(cause, _producer.Fault));
                    return;
                }

                await Task.Delay(Pause * attempt, _parts.Time).ConfigureAwait(false);
            }
        }
        catch (Exception e)
        {
            Fail(group, static work => true, () => new ShardNotOwnedException(Number, e));
            throw;
        }
    }

    /// <summary>Writes a group in one transaction.</summary>
    /// <returns>Why it was aborted; <see langword="null"/> once it is committed. Who is to blame has been told, and is no longer in the group.</returns>
    private async Task<Error?> TryAsync(List<ShardWork> group, bool takesMore)
    {
        ShardTransaction transaction = new(_producer, _state);
        Error cause;
        try
        {
            foreach (ShardWork work in group)
            {
                await transaction.AddAsync(work, MessageOf).ConfigureAwait(false);
            }

            if (takesMore)
            {
                await FillAsync(group, transaction).ConfigureAwait(false);
            }

            // A message that librdkafka itself refuses fails alone: committed now, the transaction would lack it.
            if (!transaction.LacksMessages)
            {
                if (transaction.IsOpen)
                {
                    await _producer.CommitAsync(Patience).ConfigureAwait(false);
                }

                Settle(group, transaction);
                return null;
            }

            cause = new(ErrorCode.Local_Fail);
        }
        catch (KafkaTxnRequiresAbortException e)
        {
            cause = e.Error;
        }

        try
        {
            await _producer.AbortAsync(Patience).ConfigureAwait(false);
        }
        catch (KafkaException)
        {
            // Brokers before 2.5 end the producer with the transaction.
            Suspect(group, transaction);
            throw;
        }

        _parts.Telemetry.Transaction("Aborted");
        _parts.Log.TransactionAborted(Number, cause.Code.ToString());
        await BlameAsync(group, transaction, cause).ConfigureAwait(false);
        return cause;
    }

    private async Task FillAsync(List<ShardWork> group, ShardTransaction transaction)
    {
        long begun = _parts.Time.GetTimestamp();
        while (HasRoom() && _queue.Reader.TryRead(out ShardWork? next))
        {
            if (next.TryTake())
            {
                group.Add(next);
                await transaction.AddAsync(next, MessageOf).ConfigureAwait(false);
            }
        }

        bool HasRoom() => group.Count == 0
            || (transaction.Messages < _parts.Options.MaximumTransactionRecords && !transaction.HasFailed && !_closing
                && _parts.Time.GetElapsedTime(begun) < _parts.Options.MaximumTransactionTime);
    }

    private StateMessage MessageOf(StateChange change) => new(_parts.Options.StateTopic, Number, change);

    private void Settle(List<ShardWork> group, ShardTransaction transaction)
    {
        int before = _state.Count;
        _state.Apply(transaction.Changes);
        if (transaction.IsOpen)
        {
            _parts.Telemetry.Committed(_state.Count - before);
        }

        foreach (ShardWork work in group)
        {
            work.Complete(transaction.ResultOf(work));
        }
    }

    private void Fail(List<ShardWork> group, Predicate<ShardWork> which, Func<Exception> error)
    {
        foreach (ShardWork work in group.FindAll(which))
        {
            work.Fail(error());
        }

        group.RemoveAll(which);
    }
}
