using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace FitbitSdk.RabbitMQ;

/// <summary>Forgets the users whom OCARIoT's platform deletes, as long as the host runs. It consumes again by itself after whatever ended it.</summary>
internal sealed class UserDeletionConsumer(
    BrokerConnection connection, UserErasure erasure, IOptions<OcariotBusOptions> options, TimeProvider time, ILogger<UserDeletionConsumer> logger, IMeterFactory? meters = null) : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly OcariotBusOptions _options = options.Value;
    private readonly Counter<long>? _deletions = meters?.Create(RabbitMqDiagnostics.MeterName)
        .CreateCounter<long>(RabbitMqDiagnostics.Metrics.Deletions, "{deletion}", "Deletions of users that were told, by what became of them; each try that failed counts.");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!_options.ForgetsDeletedUsers)
        {
            return;
        }

        for (int failures = 0; !stoppingToken.IsCancellationRequested;)
        {
            try
            {
                IChannel channel = await OpenAsync(stoppingToken).ConfigureAwait(false);
                DeletionChannel deletions = new(channel, erasure, time, logger, _deletions);
                await using (deletions.ConfigureAwait(false))
                {
                    await deletions.ConsumeAsync(_options.DeletionQueue, _options.MaximumDeletions, stoppingToken).ConfigureAwait(false);
                    logger.DeletionsConsumed();
                    failures = 0;
                    await deletions.Ended.WaitAsync(stoppingToken).ConfigureAwait(false);
                }
            }
            catch (Exception e) when (BrokerFaults.IsLoss(e) && !stoppingToken.IsCancellationRequested) // what the client waits for in vain ends as cancelled
            {
                logger.DeletionsNotConsumed(FaultOf(e));
            }

            await Task.Delay(TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, FirstPause.Ticks << Math.Min(failures++, 10))), time, stoppingToken).ConfigureAwait(false);
        }
    }

    private static RabbitMqFault FaultOf(Exception e) =>
        (e as RabbitMqSinkException ?? BrokerFaults.OfClose((e as OperationInterruptedException)?.ShutdownReason)).Fault;

    private async Task<IChannel> OpenAsync(CancellationToken cancellationToken)
    {
        if (_options.Declares)
        {
            await Declaring.RunAsync(connection, _options.DeletionQueue, channel => DeclareAsync(channel, cancellationToken), $"{nameof(OcariotBusOptions)}.{nameof(OcariotBusOptions.DeletionQueue)}").ConfigureAwait(false);
        }

        IConnection open = await connection.GetAsync(cancellationToken).ConfigureAwait(false);
        await connection.AwaitUnblockedAsync(cancellationToken).ConfigureAwait(false);
        return await open.CreateChannelAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    // As OCARIoT's own service declared them: with other arguments the server would refuse the queue that is there.
    private async Task DeclareAsync(IChannel channel, CancellationToken cancellationToken)
    {
        await channel.ExchangeDeclareAsync(_options.DeletionExchange, ExchangeType.Direct, durable: true, cancellationToken: cancellationToken).ConfigureAwait(false);
        await channel.QueueDeclareAsync(_options.DeletionQueue, durable: true, exclusive: false, autoDelete: false, cancellationToken: cancellationToken).ConfigureAwait(false);
        await channel.QueueBindAsync(_options.DeletionQueue, _options.DeletionExchange, _options.DeletionRoutingKey, cancellationToken: cancellationToken).ConfigureAwait(false);
    }
}
