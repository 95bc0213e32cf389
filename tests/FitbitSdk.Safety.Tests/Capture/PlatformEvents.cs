using System.Diagnostics;
using System.Diagnostics.Tracing;

namespace FitbitSdk.Safety.Tests;

/// <summary>Listens to what the platform's own HTTP stack tells: its diagnostic listener, which hands out whole messages, and its event sources.</summary>
internal sealed class PlatformEvents : EventListener, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private readonly Everything _everything;
    private readonly List<IDisposable> _subscriptions = [];

    public PlatformEvents(Everything everything)
    {
        _everything = everything;
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        foreach (EventSource source in EventSource.GetSources())
        {
            Listen(source);
        }
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name.Contains("Http", StringComparison.Ordinal))
        {
            _subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        foreach (System.Reflection.PropertyInfo property in value.Value?.GetType().GetProperties() ?? [])
        {
            _everything.Add("diagnostic", $"{value.Key} {property.Name}={property.GetValue(value.Value)}");
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public override void Dispose()
    {
        _subscriptions.ForEach(static one => one.Dispose());
        base.Dispose();
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        // The base class calls this before the constructor has run.
        if (_everything is not null)
        {
            Listen(eventSource);
        }
    }

    // Paths are told here and nowhere to be switched off, so account ids are looked for elsewhere.
    protected override void OnEventWritten(EventWrittenEventArgs eventData) =>
        _everything?.Add("platform", $"{eventData.EventName} {string.Join(' ', eventData.Payload ?? new([]))}");

    private void Listen(EventSource source)
    {
        if (source.Name is "System.Net.Http" or "System.Net.NameResolution" or "System.Net.Sockets")
        {
            EnableEvents(source, EventLevel.Verbose, EventKeywords.All);
        }
    }
}
