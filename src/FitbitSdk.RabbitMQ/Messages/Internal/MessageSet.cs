using System.Buffers;
using System.Collections;
using System.Diagnostics;
using FitbitSdk.Records;

namespace FitbitSdk.RabbitMQ;

/// <summary>The messages of one batch under one routing key, in order. Each is filled when it is asked for.</summary>
internal sealed class MessageSet : IReadOnlyList<OutgoingMessage>, IDisposable
{
    private readonly Bodies _bodies;
    private readonly RecordBatch _batch;
    private readonly RabbitMqSinkOptions _options;
    private readonly MessageProperties _properties;
    private readonly List<(int First, int Count)> _messages = [];
    private readonly List<int> _tooLarge = [];
    private readonly ArrayBufferWriter<byte> _packed = new();

    public MessageSet(Bodies bodies, RecordBatch batch, RabbitMqSinkOptions options, Activity? activity)
    {
        (_bodies, _batch, _options) = (bodies, batch, options);
        _properties = new(new(batch.Origin, bodies.Schema, activity), batch.Origin, options.Format is RabbitMqFormat.Json ? "application/json" : "application/avro");
        Pack();
    }

    public string RoutingKey => _bodies.RoutingKey;

    public int Count => _messages.Count;

    /// <summary>Gets the places in the batch of records that no message holds.</summary>
    public IEnumerable<int> TooLarge => _tooLarge;

    private bool IsPacked => _options.RecordsPerMessage > 1;

    public OutgoingMessage this[int index]
    {
        get
        {
            (int first, int count) = _messages[index];
            return IsPacked
                ? new(_options.Exchange, RoutingKey, _properties.OfMany(Heads(first, count)), Join(first, count))
                : new(_options.Exchange, RoutingKey, PropertiesOf(first), _bodies[first]);
        }
    }

    public IEnumerator<OutgoingMessage> GetEnumerator() => Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose() => _bodies.Dispose();

    /// <summary>Says which entries go together: as many as options allow in number and in bytes.</summary>
    private void Pack()
    {
        long bytes = 0;
        for (int i = 0; i < _bodies.Count; i++)
        {
            int size = _bodies[i].Length + 2; // of an array's element with its share of brackets and commas
            if (size > _options.MaximumMessageBytes)
            {
                _tooLarge.Add(_bodies.RecordOf(i));
                continue;
            }

            (int first, int count) = _messages.Count > 0 ? _messages[^1] : default;
            if (count > 0 && count < _options.RecordsPerMessage && first + count == i && bytes + size <= _options.MaximumMessageBytes)
            {
                _messages[^1] = (first, count + 1);
                bytes += size;
            }
            else
            {
                _messages.Add((i, 1));
                bytes = size;
            }
        }
    }

    private global::RabbitMQ.Client.BasicProperties PropertiesOf(int entry)
    {
        int record = _bodies.RecordOf(entry);
        if (record == Bodies.Span)
        {
            return _properties.OfSpan();
        }

        // An encoder makes several entries of one record, one behind the other.
        int part = 0;
        while (entry - part > 0 && _bodies.RecordOf(entry - part - 1) == record)
        {
            part++;
        }

        return _properties.OfRecord(_batch.GetHead(record), part);
    }

    private IEnumerable<RecordHead?> Heads(int first, int count) =>
        Enumerable.Range(first, count).Select(_bodies.RecordOf).Select(record => record == Bodies.Span ? (RecordHead?)null : _batch.GetHead(record));

    private ReadOnlyMemory<byte> Join(int first, int count)
    {
        bool isJson = _options.Format is RabbitMqFormat.Json;
        _packed.ResetWrittenCount();
        for (int i = first; i < first + count; i++)
        {
            _packed.Write(!isJson ? [] : i == first ? "["u8 : ","u8);
            _packed.Write(_bodies[i].Span);
        }

        _packed.Write(isJson ? "]"u8 : []);
        return _packed.WrittenMemory;
    }
}
