namespace FitbitSdk.RabbitMQ;

/// <content>Publishing until everything is confirmed.</content>
internal sealed partial class ConfirmedPublisher
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    /// <summary>Publishes messages until all are confirmed. From the first that is not, all are sent again: what came before its turn comes once more behind it.</summary>
    /// <remarks>That goes on as long as some are confirmed within <see cref="RabbitMqConnectionOptions.ReadinessTimeout"/>, so that a batch larger than what a full
    /// queue has room for gets in as fast as consumers make room. What a queue refuses is tried again by itself: another queue of the same exchange takes each try.</remarks>
    /// <param name="messages">The messages; each is asked for again when it is sent again.</param>
    /// <param name="cancellationToken">Stops the wait; what is under way is then unknown, not unsent.</param>
    /// <exception cref="RabbitMqSinkException">Nothing more gets through. From the first message that failed nothing is known.</exception>
    public async ValueTask DeliverAsync(IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken)
    {
        TimeSpan pause = FirstPause;
        long progress = time.GetTimestamp();
        int next = 0;
        int most = messages.Count;
        bool isAlone = false;
        while (next < messages.Count)
        {
            PublishTally tally = new(Math.Min(messages.Count, next + most), next);
            RabbitMqSinkException? fault = await TryAsync(messages, tally, isAlone, cancellationToken).ConfigureAwait(false);
            if (tally.ConfirmedBelow > next)
            {
                (next, pause, progress) = (tally.ConfirmedBelow, FirstPause, time.GetTimestamp());
                most = (int)Math.Min(messages.Count, 2L * most);
            }

            if (fault is null)
            {
                continue;
            }

            if (!isAlone && fault.Fault is RabbitMqFault.NotFound or RabbitMqFault.NotAuthorized or RabbitMqFault.MessageTooLarge)
            {
                // The server closes the channel of all for a message of one. Whose it was, a channel of its own tells.
                isAlone = true;
                continue;
            }

            if (BrokerFaults.NeedsAction(fault.Fault) || time.GetElapsedTime(progress) >= options.Value.ReadinessTimeout)
            {
                throw fault;
            }

            (most, isAlone) = (fault.Fault is RabbitMqFault.Refused ? 1 : most, false);
            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async ValueTask<RabbitMqSinkException?> TryAsync(IReadOnlyList<OutgoingMessage> messages, PublishTally tally, bool isAlone, CancellationToken cancellationToken)
    {
        try
        {
            await PublishAsync(messages, tally, isAlone, cancellationToken).ConfigureAwait(false);
            return tally.Fault;
        }
        catch (RabbitMqSinkException e)
        {
            // No channel could be opened. Time may help, as it may with one that was lost.
            return e;
        }
    }
}
