namespace FitbitSdk.RabbitMQ;

/// <content>Publishing until everything is confirmed.</content>
internal sealed partial class ConfirmedPublisher
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    /// <summary>Publishes messages until all are confirmed. From the first that is not, all are sent again: what came before its turn comes once more behind it.</summary>
    /// <remarks>That goes on as long as some are confirmed within <see cref="RabbitMqConnectionOptions.ReadinessTimeout"/>, so that a batch larger than what a full
    /// queue has room for gets in as fast as consumers make room.</remarks>
    /// <param name="messages">The messages; each is asked for again when it is sent again.</param>
    /// <param name="cancellationToken">Stops the wait; what is under way is then unknown, not unsent.</param>
    /// <exception cref="RabbitMqSinkException">Nothing more gets through. From the first message that failed nothing is known.</exception>
    public async ValueTask DeliverAsync(IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken)
    {
        TimeSpan pause = FirstPause;
        long progress = time.GetTimestamp();
        int next = 0;
        while (true)
        {
            PublishTally tally = await PublishAsync(messages, next, cancellationToken).ConfigureAwait(false);
            if (tally.Fault is not { } fault)
            {
                return;
            }

            if (tally.ConfirmedBelow > next)
            {
                (next, pause, progress) = (tally.ConfirmedBelow, FirstPause, time.GetTimestamp());
            }

            if (BrokerFaults.NeedsAction(fault.Fault) || time.GetElapsedTime(progress) >= options.Value.ReadinessTimeout)
            {
                throw fault;
            }

            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }
}
