using System.Text;
using FitbitSdk.Records;

namespace FitbitSdk.Safety.Tests;

/// <summary>Reads what is recognisable out of every record, and may fail with a message that quotes it.</summary>
internal sealed class CollectingSink(Needles needles) : IRecordSink
{
    private readonly JsonDeliveryEncoder _encoder = new();

    public bool Fails { get; set; }

    /// <summary>Gets or sets what a careless host does with records.</summary>
    public Action<string>? Careless { get; set; }

    public ValueTask<WriteResult> WriteAsync(RecordBatch batch, CancellationToken cancellationToken)
    {
        using EncodedBatch encoded = _encoder.Encode(batch);
        string json = Encoding.UTF8.GetString(encoded.Bytes.Span);
        needles.AddHealth(json);
        if (batch.Count > 0)
        {
            Careless?.Invoke(json);
        }

        if (Fails && batch.Count > 0)
        {
            throw new InvalidOperationException("cannot write " + json);
        }

#pragma warning disable MA0100 // Nothing is awaited: the batch is written.
        return new(WriteResult.Acknowledged);
#pragma warning restore MA0100
    }

    public ValueTask DisposeAsync() => default;
}
