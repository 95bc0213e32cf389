using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace FitbitSdk.Kafka.Tests;

/// <summary>Adds up counters, as hosts see them.</summary>
internal sealed class CounterSums : IMeterFactory
{
    private readonly Meter _meter = new(KafkaDiagnostics.MeterName);
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<(string Counter, string? Outcome), long> _sums = new();

    public CounterSums()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter, _meter))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, count, tags, _) =>
        {
            string? outcome = (string?)tags.ToArray().FirstOrDefault(static tag => tag.Key == "fitbitsdk.outcome").Value;
            _sums.AddOrUpdate((instrument.Name, outcome), count, (_, sum) => sum + count);
        });
        _listener.Start();
    }

    public int Committed => (int)Of("fitbitsdk.kafka.transactions", "Committed");

    public long Of(string counter, string? outcome = null) => _sums.GetValueOrDefault((counter, outcome));

    public Meter Create(MeterOptions options) => _meter;

    public void Dispose()
    {
        _listener.Dispose();
        _meter.Dispose();
    }
}
