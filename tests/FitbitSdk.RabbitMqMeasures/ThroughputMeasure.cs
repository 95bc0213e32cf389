using System.Text;
using FitbitSdk.Records;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;

namespace FitbitSdk.RabbitMqMeasures;

/// <summary><c>rabbitmq-throughput</c>: the sink against a bare publisher that sends the same messages to the same queue, in turns.</summary>
internal static class ThroughputMeasure
{
    private const string Exchange = "fitbitsdk";
    private const string Queue = "throughput";
    private const int Writers = 4;
    private const int BatchSize = 2_500;
    private const int MaximumInFlight = 1_000;

    public static async Task<bool> RunAsync(Uri address, bool isShort)
    {
        (int batches, int rounds) = isShort ? (2, 3) : (5, 9);
        int records = Writers * batches * BatchSize;
        RecordBatch[][] work = [.. Enumerable.Range(0, Writers).Select(writer => Enumerable.Range(0, batches).Select(i => Days.Batch(Days.User(writer), i * BatchSize, BatchSize)).ToArray())];
        RecordBatch[] all = [.. work.SelectMany(static batches => batches)];
        byte[][][] bodies = [.. all.Select(Encode)];

        IConnection connection = await new ConnectionFactory { Uri = address }.CreateConnectionAsync().ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            await DeclareAsync(connection).ConfigureAwait(false);
            BarePublisher bare = await BarePublisher.OpenAsync(connection, Exchange, MaximumInFlight).ConfigureAwait(false);
            ServiceProvider services = Build(address);
            await using (bare.ConfigureAwait(false))
            await using (services.ConfigureAwait(false))
            {
                IRecordSink sink = services.GetRequiredService<IRecordSink>();
                (List<Round> theirs, List<Round> ours) = ([], []);
                HashSet<string> messages = [];
                for (int i = -1; i < rounds; i++)
                {
                    Round their = await MeasureAsync(connection, messages, records, () => bare.SendAsync(all, bodies)).ConfigureAwait(false);
                    Round our = await MeasureAsync(connection, messages, records, () => Task.WhenAll(work.Select(batches => Task.Run(() => SendAsync(sink, batches))))).ConfigureAwait(false);
                    if (i >= 0)
                    {
                        theirs.Add(their);
                        ours.Add(our);
                    }
                }

                return Report(records, messages, theirs, ours);
            }
        }
    }

    private static bool Report(int records, HashSet<string> messages, List<Round> theirs, List<Round> ours)
    {
        (double their, double our) = (Round.Median(theirs.Select(static one => one.Seconds)), Round.Median(ours.Select(static one => one.Seconds)));
        (double theirBytes, double ourBytes) = (Round.Median(theirs.Select(static one => one.BytesPerRecord)), Round.Median(ours.Select(static one => one.BytesPerRecord)));
        Figures figures = new("rabbitmq-throughput");
        figures.Add("kinds of messages, but for whose they are", $"{messages.Count}", "1", messages.Count == 1);
        figures.Add("of a bare publisher's throughput", $"{their / our:0.00} ({records / our:0} of {records / their:0} records a second)", ">= 0.8", their / our >= 0.8);
        figures.Add("allocation a record", $"{ourBytes / theirBytes:0.00} ({ourBytes:0} of {theirBytes:0} bytes)", "<= 1.3", ourBytes / theirBytes <= 1.3);
        return figures.AreMet;
    }

    /// <summary>Measures a round, looks at the first message, and whether all are in the queue, which is empty again then.</summary>
    private static async Task<Round> MeasureAsync(IConnection connection, HashSet<string> messages, int records, Func<Task> send)
    {
        Round round = await Round.MeasureAsync(records, send).ConfigureAwait(false);
        IChannel channel = await connection.CreateChannelAsync().ConfigureAwait(false);
        await using (channel.ConfigureAwait(false))
        {
            messages.Add(Describe((await channel.BasicGetAsync(Queue, autoAck: true).ConfigureAwait(false))!));
            uint there = 1 + await channel.QueuePurgeAsync(Queue).ConfigureAwait(false);
            return there == records ? round : throw new InvalidOperationException($"{there} of {records} messages are in the queue.");
        }
    }

    private static string Describe(BasicGetResult message)
    {
        IReadOnlyBasicProperties properties = message.BasicProperties;
        IEnumerable<string> headers = properties.Headers!.Where(static one => one.Key is not "x-delivery-count")
            .Select(static one => $"{one.Key}={Encoding.UTF8.GetString((byte[])one.Value!)}").Order(StringComparer.Ordinal);
        string all = $"{properties.MessageId} {properties.Timestamp} {properties.ContentType} {properties.Persistent} {string.Join(' ', headers)} {Encoding.UTF8.GetString(message.Body.Span)}";
        return Enumerable.Range(0, Writers).Aggregate(all, static (text, writer) => text.Replace(Days.User(writer).Value, "", StringComparison.Ordinal));
    }

    private static async Task DeclareAsync(IConnection connection)
    {
        IChannel channel = await connection.CreateChannelAsync().ConfigureAwait(false);
        await using (channel.ConfigureAwait(false))
        {
            await channel.ExchangeDeclareAsync(Exchange, ExchangeType.Topic, durable: true).ConfigureAwait(false);
            await channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?>(StringComparer.Ordinal) { ["x-queue-type"] = "quorum" }).ConfigureAwait(false);
            await channel.QueueBindAsync(Queue, Exchange, "#").ConfigureAwait(false);
        }
    }

    private static ServiceProvider Build(Uri address)
    {
        ServiceCollection services = new();
        services.AddHealthSync()
            .AddRabbitMqConnection(options => (options.Hosts, options.MaximumInFlight) = (address.ToString(), MaximumInFlight))
            .AddRabbitMqSink()
            .AddRabbitMqTopology(static options => options.QueueName = null);
        return services.BuildServiceProvider();
    }

    private static async Task SendAsync(IRecordSink sink, RecordBatch[] batches)
    {
        foreach (RecordBatch batch in batches)
        {
            WriteResult result = await sink.WriteAsync(batch, CancellationToken.None).ConfigureAwait(false);
            if (!result.AllAcknowledged)
            {
                throw new InvalidOperationException("A record was not acknowledged, though nothing fails here.");
            }
        }
    }

    private static byte[][] Encode(RecordBatch batch)
    {
        using EncodedBatch encoded = new JsonDeliveryEncoder().Encode(batch);
        return [.. Enumerable.Range(0, encoded.Count).Select(i => encoded[i].ToArray())];
    }
}
