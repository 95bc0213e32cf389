using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;

namespace FitbitSdk.WebApi.Tests;

/// <summary>Keeps what one container's meters measure, as <c>name value tag=value …</c>.</summary>
internal sealed class Measurements : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<string> _lines = new();

    public Measurements(IMeterFactory factory)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, factory) && instrument.Meter.Name.StartsWith("FitbitSdk", StringComparison.Ordinal))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>Gives the measurements of one instrument, without its name.</summary>
    public IReadOnlyList<string> Of(string instrument) =>
        [.. _lines.Where(line => line.StartsWith(instrument + " ", StringComparison.Ordinal)).Select(line => line[(instrument.Length + 1)..])];

    public void Dispose() => _listener.Dispose();

    private void Add<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        where T : struct, IFormattable =>
        _lines.Enqueue($"{instrument.Name} {value.ToString(null, CultureInfo.InvariantCulture)} {string.Join(' ', tags.ToArray().Select(static tag => $"{tag.Key}={tag.Value}"))}");
}
