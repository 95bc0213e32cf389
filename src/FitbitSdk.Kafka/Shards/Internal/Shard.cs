using System.Threading.Channels;
using Confluent.Kafka;

namespace FitbitSdk.Kafka;

/// <summary>One partition of the state topic in this worker's hands, from the fencing of its predecessor until it is closed or lost.</summary>
/// <remarks>It never repairs itself. After an unknown outcome only the topic knows what is committed, so a lost shard is opened anew and reads it.</remarks>
internal sealed partial class Shard
{
    private readonly ShardParts _parts;
    private readonly ShardProducer _producer;
    private readonly StateCache _state;
    private readonly Channel<ShardWork> _queue = Channel.CreateUnbounded<ShardWork>(new() { SingleReader = true });
    private volatile bool _closing;

    private Shard(ShardParts parts, int number, ShardProducer producer, StateCache state)
    {
        (_parts, Number, _producer, _state) = (parts, number, producer, state);
        Ended = Task.Run(RunAsync);
    }

    public int Number { get; }

    public StateCache State => _state;

    public ReadyTopics Topics => _producer.Topics;

    /// <summary>Gets a task that ends with the shard: with what it was lost by, or with <see langword="null"/> after it was closed.</summary>
    public Task<Exception?> Ended { get; }

    /// <summary>Fences the predecessor, and reads what it has committed.</summary>
    /// <exception cref="KafkaSinkException">Something outside of it stands in the way.</exception>
    public static async Task<Shard> OpenAsync(ShardParts parts, int number, CancellationToken cancellationToken)
    {
        ShardProducer producer = parts.NewProducer(number);
        try
        {
            // In this order: only once nobody else can commit any more does the topic say the last word.
            using (cancellationToken.UnsafeRegister(static one => ((ShardProducer)one!).GiveUp(), producer))
            {
                await producer.InitializeAsync(parts.Options.StartTimeout).ConfigureAwait(false);
            }

            cancellationToken.ThrowIfCancellationRequested();
            await producer.Topics.AwaitAsync(parts.Options.StateTopic, cancellationToken).ConfigureAwait(false);
            long end = await new EndMark(parts.Options.StateTopic, number).WriteAsync(producer, parts.Options.StartTimeout).ConfigureAwait(false);
            StateCache state = await StateReader.ReadAsync(parts, number, end, cancellationToken).ConfigureAwait(false);
            return new(parts, number, producer, state);
        }
        catch (Exception e)
        {
            KafkaSinkFault? known = producer.Fault;
            await producer.DisposeAsync().ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            throw e is KafkaException kafka ? ShardFaults.ToException(kafka, known) : e;
        }
    }

    /// <summary>Has something written, together with what others have.</summary>
    /// <exception cref="ShardNotOwnedException">The shard is closed or lost, or was while it waited: then nothing is known.</exception>
    public Task<SyncOffset?> WriteAsync(ShardWork work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _queue.Writer.TryWrite(work) ? work.WaitAsync(cancellationToken) : throw new ShardNotOwnedException(Number);
    }

    /// <summary>Ends it: what is being committed has some time for it, what waits is refused.</summary>
    public async Task CloseAsync(TimeSpan patience)
    {
        _closing = true;
        _queue.Writer.TryComplete();
        await Task.WhenAny(Ended, Task.Delay(patience, _parts.Time)).ConfigureAwait(false);
        _producer.GiveUp();
        await Ended.ConfigureAwait(false);
    }

    private async Task<Exception?> RunAsync()
    {
        Exception? loss = null;
        try
        {
            while (await _queue.Reader.WaitToReadAsync(_producer.Ended).ConfigureAwait(false) && !_closing)
            {
                await WriteNextAsync().ConfigureAwait(false);
            }
        }
        catch (Exception e)
        {
            loss = e;
            _parts.Telemetry.Transaction("Lost");
        }

        _queue.Writer.TryComplete();
        while (_queue.Reader.TryRead(out ShardWork? work))
        {
            if (work.TryTake())
            {
                work.Fail(new ShardNotOwnedException(Number, loss));
            }
        }

        await _producer.DisposeAsync().ConfigureAwait(false);
        return loss;
    }
}
