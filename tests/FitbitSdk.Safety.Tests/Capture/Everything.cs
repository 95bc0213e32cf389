using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace FitbitSdk.Safety.Tests;

/// <summary>Keeps every text that leaves the packages by themselves: logs with scopes, activities, measurements, and what a test hands in.</summary>
/// <remarks>Listeners see the whole process, so tests that use one must not run at the same time. The simulator's own web server is left out.</remarks>
internal sealed class Everything : ILoggerProvider, ILogger, IDisposable
{
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();
    private readonly PlatformEvents _events;

    public Everything()
    {
        _activities = new()
        {
            ShouldListenTo = static source => IsOurs(source.Name),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Add,
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = static (instrument, listener) =>
        {
            if (IsOurs(instrument.Meter.Name))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _meters.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _meters.Start();
        _events = new(this);
    }

    /// <summary>Gets the texts, each with where it came from in front.</summary>
    public ConcurrentQueue<string> Texts { get; } = new();

    /// <summary>Gets the names of the activities and instruments that were seen, with those of their tags.</summary>
    public ConcurrentDictionary<string, bool> Names { get; } = new(StringComparer.Ordinal);

    public void Add(string from, object? text) => Texts.Enqueue($"[{from}] {text}");

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Add("scope", state);
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Add("log", $"{eventId} {formatter(state, exception)} {exception}");
        foreach (KeyValuePair<string, object?> one in state as IReadOnlyList<KeyValuePair<string, object?>> ?? [])
        {
            Add("log", $"{one.Key}={one.Value}");
        }
    }

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
        _events.Dispose();
    }

    private static bool IsOurs(string name) =>
        !name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) && !name.StartsWith("System.Runtime", StringComparison.Ordinal);

    private void Add(Activity activity)
    {
        Add("activity", $"{activity.Source.Name} {activity.OperationName} {activity.DisplayName} {activity.Status} {activity.StatusDescription}");
        Names[activity.OperationName] = true;
        IEnumerable<KeyValuePair<string, object?>> tags = activity.TagObjects.Concat(activity.Events.SelectMany(static one => one.Tags))
            .Concat(activity.Baggage.Select(static one => KeyValuePair.Create(one.Key, (object?)one.Value)));
        foreach ((string key, object? value) in tags)
        {
            Add("activity", $"{key}={value}");
            Names[key] = true;
        }
    }

    private void Add<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        where T : struct, IFormattable
    {
        Add("measurement", $"{instrument.Name}={value.ToString(null, CultureInfo.InvariantCulture)} {instrument.Description} {string.Join(' ', tags.ToArray().Select(static tag => $"{tag.Key}={tag.Value}"))}");
        if (instrument.Meter.Name.StartsWith("FitbitSdk", StringComparison.Ordinal))
        {
            Names[instrument.Name] = true;
            foreach (KeyValuePair<string, object?> tag in tags)
            {
                Names[tag.Key] = true;
            }
        }
    }
}
