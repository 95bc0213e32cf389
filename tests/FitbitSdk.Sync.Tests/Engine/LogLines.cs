using Microsoft.Extensions.Logging;

namespace FitbitSdk.Sync.Tests.Engine;

/// <summary>Keeps what the engine logs.</summary>
internal sealed class LogLines : ILogger<SyncEngine>
{
    public List<(int Id, LogLevel Level, string Text)> All { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        All.Add((eventId.Id, logLevel, $"{formatter(state, exception)}{exception}"));
}
