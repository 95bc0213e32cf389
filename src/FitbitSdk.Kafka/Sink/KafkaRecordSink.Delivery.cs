using System.Diagnostics;
using Confluent.Kafka;
using FitbitSdk.Records;

namespace FitbitSdk.Kafka;

/// <content>One batch on its way.</content>
public sealed partial class KafkaRecordSink
{
    private sealed partial class Delivery(KafkaRecordSink sink, SinkProducer producer, RecordBatch batch, IReadOnlyList<MessageSet> sets, Activity? activity)
    {
        private readonly List<(Payload Message, ErrorCode Code)> _refused = [];
        private readonly List<(Payload Message, ErrorCode Code)> _unknown = [];

        public async Task<WriteResult> RunAsync(CancellationToken cancellationToken)
        {
            DeliveryTally tally = new();
            Action<DeliveryReport<byte[], Payload>> report = producer.ReportTo(tally);
            foreach (MessageSet set in sets)
            {
                OutgoingMessage message = MessageOf(set);
                for (int i = 0; i < set.Count; i++)
                {
                    await producer.SendAsync(message.Fill(i), tally, report, cancellationToken).ConfigureAwait(false);
                }
            }

            await tally.CloseAsync(cancellationToken).ConfigureAwait(false);
            foreach ((Payload message, ErrorCode code) in tally.Failed)
            {
                (KafkaFaults.IsSuspicion(code) ? _refused : _unknown).Add((message, code));
            }

            await TryAloneAsync(cancellationToken).ConfigureAwait(false);
            await BuryAsync(cancellationToken).ConfigureAwait(false);
            return Judge();
        }

        /// <summary>Sends what was refused once more, each message by itself: the brokers refuse whole requests, and one record may be what is wrong with it.</summary>
        private async Task TryAloneAsync(CancellationToken cancellationToken)
        {
            if (_refused.Count == 0)
            {
                return;
            }

            // First the spans: what follows one replaces what it voids.
            (Payload Message, ErrorCode Code)[] suspects = [.. _refused.OrderBy(static one => !IsSpan(one.Message))];
            _refused.Clear();
            await sink._alone.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                foreach ((Payload suspect, _) in suspects)
                {
                    DeliveryTally tally = new();
                    await producer.SendAsync(MessageOf(suspect.Set).Fill(suspect.Index), tally, producer.ReportTo(tally), cancellationToken).ConfigureAwait(false);
                    await tally.CloseAsync(cancellationToken).ConfigureAwait(false);
                    foreach ((Payload message, ErrorCode code) in tally.Failed)
                    {
                        if (KafkaFaults.IsRefusal(code) && IsSpan(message))
                        {
                            // No record of the batch can bear the blame, and without it those that are gone would stay.
                            throw KafkaFaults.Refused(message.Set.Topic, code);
                        }

                        (KafkaFaults.IsRefusal(code) ? _refused : _unknown).Add((message, code));
                    }
                }

                await RepeatAsync([.. suspects.Select(static one => one.Message)], cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                sink._alone.Release();
            }
        }

        /// <summary>Sends again what stood before a span that came late: it belongs behind it.</summary>
        private async Task RepeatAsync(Payload[] tried, CancellationToken cancellationToken)
        {
            HashSet<string> topics = [.. tried.Where(IsSpan).Select(static one => one.Set.Topic)];
            HashSet<(MessageSet, int)> behind = [.. tried.Select(static one => (one.Set, one.Index))];
            DeliveryTally tally = new();
            Action<DeliveryReport<byte[], Payload>> report = producer.ReportTo(tally);
            foreach (MessageSet set in sets.Where(set => topics.Contains(set.Topic)))
            {
                OutgoingMessage message = MessageOf(set);
                for (int i = 0; i < set.Count; i++)
                {
                    if (set.RecordOf(i) != MessageSet.Span && !behind.Contains((set, i)))
                    {
                        await producer.SendAsync(message.Fill(i), tally, report, cancellationToken).ConfigureAwait(false);
                    }
                }
            }

            await tally.CloseAsync(cancellationToken).ConfigureAwait(false);
            _unknown.AddRange(tally.Failed);
        }

        private static bool IsSpan(Payload message) => message.Set.RecordOf(message.Index) == MessageSet.Span;

        private WriteResult Judge()
        {
            if (_unknown.Count > 0)
            {
                sink._log.RecordsUnknown(batch.Origin.Stream.Value, _unknown.Count, _unknown[0].Code.ToString());
                ThrowIfBlocked();
            }

            if (_refused.Count > 0)
            {
                sink._log.RecordsRefused(batch.Origin.Stream.Value, _refused.Count, _refused[0].Code.ToString());
            }

            // An encoder makes several messages of one record: it is refused once.
            RejectedRecord[] rejected = [.. _refused.Select(static one => new RejectedRecord(one.Message.Set.RecordOf(one.Message.Index), KafkaFaults.ReasonOf(one.Code)))
                .DistinctBy(static one => one.Index).OrderBy(static one => one.Index)];
            return _unknown.Count == 0 && rejected.Length == 0 ? WriteResult.Acknowledged : WriteResult.Partial(rejected, hasUnknown: _unknown.Count > 0);
        }

        /// <summary>Gives what stands behind failed messages its name, where there is one.</summary>
        private void ThrowIfBlocked()
        {
            foreach ((Payload message, ErrorCode code) in _unknown)
            {
                if (KafkaFaults.FaultOf(code) is { } fault)
                {
                    sink._topics.Forget(producer.Topics, message.Set.Topic, batch.Origin.Stream);
                    throw KafkaFaults.ToException(fault, message.Set.Topic);
                }
            }

            if (producer.Fault is { } known && !producer.Ended.IsCancellationRequested)
            {
                throw KafkaFaults.ToException(known, _unknown[0].Message.Set.Topic);
            }
        }

        private OutgoingMessage MessageOf(MessageSet set) => sink._encoding.MessageOf(set, batch.Origin, batch.Schema.RecordType, batch.GetHead, activity);
    }
}
