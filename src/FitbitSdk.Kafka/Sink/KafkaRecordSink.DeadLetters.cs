using Confluent.Kafka;

namespace FitbitSdk.Kafka;

/// <content>What becomes of messages that are refused for good.</content>
public sealed partial class KafkaRecordSink
{
    private sealed partial class Delivery
    {
        /// <summary>Writes what is refused to the dead letters. What they take counts as taken; what they refuse as well stays refused.</summary>
        private async Task BuryAsync(CancellationToken cancellationToken)
        {
            // Those of records that could not be encoded are sent already, and are themselves never put into other letters.
            List<DeadLetter> letters = [.. sets.Select(static set => set.Letter).OfType<DeadLetter>()];
            _ = letters.RemoveAll(letter => _refused.Concat(_unknown).Any(one => one.Message.Set.Letter == letter));
            (Payload Message, ErrorCode Code)[] refused = [.. _refused.Where(static one => one.Message.Set.Letter is null)];
            if (sink._options.DeadLetterTopic is { } topic && refused.Length > 0)
            {
                await sink._topics.AwaitAsync(producer.Topics, topic, batch.Origin.Stream, cancellationToken).ConfigureAwait(false);
                _ = _refused.RemoveAll(static one => one.Message.Set.Letter is null);
                letters.AddRange(await BuryAsync(topic, refused, cancellationToken).ConfigureAwait(false));
            }

            if (letters.Count > 0)
            {
                sink._log.DeadLettered(batch.Origin.Stream.Value, letters.Count, letters[0].Error);
                sink._telemetry.DeadLettered(batch.Origin, letters.Count);
            }
        }

        private async Task<IEnumerable<DeadLetter>> BuryAsync(string topic, (Payload Message, ErrorCode Code)[] refused, CancellationToken cancellationToken)
        {
            List<DeadLetter> taken = [];
            foreach ((Payload message, ErrorCode code) in refused)
            {
                // Each by itself: in a request with others one letter would take them down with it.
                DeadLetter letter = DeadLetter.Of(topic, message, code);
                DeliveryTally tally = new();
                await producer.SendAsync(MessageOf(letter).Fill(0), tally, producer.ReportTo(tally), cancellationToken).ConfigureAwait(false);
                await tally.CloseAsync(cancellationToken).ConfigureAwait(false);
                if (tally.Failed is not [(Payload failed, ErrorCode why)])
                {
                    taken.Add(letter);
                }
                else if (KafkaFaults.IsRefusal(why))
                {
                    _refused.Add((message, code));
                }
                else
                {
                    _unknown.Add((failed, why));
                }
            }

            return taken;
        }
    }
}
