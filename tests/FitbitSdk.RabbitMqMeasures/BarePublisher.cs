using System.Globalization;
using System.Text;
using FitbitSdk.Records;
using NodaTime.Text;
using RabbitMQ.Client;

namespace FitbitSdk.RabbitMqMeasures;

/// <summary>
/// The same messages as the sink sends, by the client alone: one channel, a window of confirmations, as a program would be written for this
/// one record type by someone who knows that the client's own tracking costs an object a message.
/// </summary>
internal sealed class BarePublisher : IAsyncDisposable
{
    private static readonly byte[] Upsert = "upsert"u8.ToArray();
    private static readonly byte[] Stream = "heart-rate"u8.ToArray();
    private static readonly byte[] Provider = "fitbit"u8.ToArray();
    private static readonly byte[] Schema = Encoding.UTF8.GetBytes($"{HeartRateSample.Schema.RecordType}.schema.json");

    private readonly IChannel _channel;
    private readonly string _exchange;
    private readonly int _window;
    private readonly SemaphoreSlim _room;
    private readonly Lock _lock = new();
    private readonly HashSet<ulong> _waiting = [];
    private ulong _oldest = 1;
    private ulong _next = 1;

    private BarePublisher(IChannel channel, string exchange, int window)
    {
        (_channel, _exchange, _window, _room) = (channel, exchange, window, new(window));
        channel.BasicAcksAsync += (_, told) =>
        {
            if (Confirm(told.DeliveryTag, told.Multiple) is var confirmed and > 0)
            {
                _room.Release(confirmed);
            }

            return Task.CompletedTask;
        };
    }

    public static async Task<BarePublisher> OpenAsync(IConnection connection, string exchange, int window) =>
        new(await connection.CreateChannelAsync(new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: false)).ConfigureAwait(false), exchange, window);

    /// <summary>Sends batches, and waits until all is confirmed.</summary>
    /// <param name="batches">What is sent.</param>
    /// <param name="bodies">The bodies of each batch, encoded before.</param>
    public async Task SendAsync(IReadOnlyList<RecordBatch> batches, IReadOnlyList<byte[][]> bodies)
    {
        for (int i = 0; i < batches.Count; i++)
        {
            await SendAsync(batches[i], bodies[i]).ConfigureAwait(false);
        }

        for (int i = 0; i < _window; i++)
        {
            await _room.WaitAsync().ConfigureAwait(false);
        }

        _room.Release(_window);
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync().ConfigureAwait(false);
        _room.Dispose();
    }

    private async Task SendAsync(RecordBatch batch, byte[][] bodies)
    {
        byte[] user = Encoding.UTF8.GetBytes(batch.Origin.User.Value);
        byte[] observedAt = Encoding.UTF8.GetBytes(InstantPattern.ExtendedIso.Format(batch.Origin.ObservedAt));
        for (int i = 0; i < batch.Count; i++)
        {
            RecordHead head = batch.GetHead(i);
            string id = head.Id.ToString();
            string revision = head.Revision.ToString("x16");
            BasicProperties properties = new()
            {
                Persistent = true,
                ContentType = "application/json",
                MessageId = string.Create(CultureInfo.InvariantCulture, $"{id}-{revision}"),
                Timestamp = new(head.Time.Instant!.Value.ToUnixTimeSeconds()),
                Headers = new Dictionary<string, object?>(8, StringComparer.Ordinal)
                {
                    ["observed-at"] = observedAt,
                    ["delivery"] = Upsert,
                    ["schema"] = Schema,
                    ["stream"] = Stream,
                    ["provider"] = Provider,
                    ["user-key"] = user,
                    ["record-id"] = id,
                    ["revision"] = revision,
                },
            };
            await _room.WaitAsync().ConfigureAwait(false);
            lock (_lock)
            {
                _waiting.Add(_next++);
            }

            await _channel.BasicPublishAsync(_exchange, "fitbit.heart-rate", mandatory: true, properties, bodies[i]).ConfigureAwait(false);
        }
    }

    private int Confirm(ulong number, bool multiple)
    {
        lock (_lock)
        {
            if (!multiple)
            {
                return _waiting.Remove(number) ? 1 : 0;
            }

            int confirmed = 0;
            for (; _oldest <= number; _oldest++)
            {
                confirmed += _waiting.Remove(_oldest) ? 1 : 0;
            }

            return confirmed;
        }
    }
}
