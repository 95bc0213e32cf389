using System.Diagnostics.Metrics;

namespace FitbitSdk.Kafka.Tests;

/// <summary>Counts transactions, by the metric that hosts see.</summary>
internal sealed class TransactionCount : IMeterFactory
{
    private readonly Meter _meter = new(KafkaDiagnostics.MeterName);
    private readonly MeterListener _listener = new();
    private int _committed;

    public TransactionCount()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter, _meter) && instrument.Name == "fitbitsdk.kafka.transactions")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, count, tags, _) =>
        {
            if (tags.ToArray().Contains(new("fitbitsdk.outcome", "Committed")))
            {
                Interlocked.Add(ref _committed, (int)count);
            }
        });
        _listener.Start();
    }

    public int Committed => Volatile.Read(ref _committed);

    public Meter Create(MeterOptions options) => _meter;

    public void Dispose()
    {
        _listener.Dispose();
        _meter.Dispose();
    }
}
