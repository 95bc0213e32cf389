using System.Collections.Concurrent;
using System.Diagnostics;

namespace FitbitSdk.WebApi.Tests;

/// <summary>Keeps the activities that ended below one root, so that tests at the same time do not see each other's.</summary>
internal sealed class Traces : IDisposable
{
    private readonly ConcurrentQueue<Activity> _ended = new();
    private readonly ActivityListener _listener;
    private readonly Activity _root = new Activity("test").Start();

    public Traces()
    {
        _listener = new()
        {
            ShouldListenTo = static source => source.Name.StartsWith("FitbitSdk", StringComparison.Ordinal),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == _root.TraceId)
                {
                    _ended.Enqueue(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>Gets the activities in the order in which they ended, as <c>name status tag=value …</c>.</summary>
    public IReadOnlyList<string> Lines =>
        [.. _ended.Select(static one => $"{one.OperationName} {one.Status} {string.Join(' ', one.TagObjects.Select(static tag => $"{tag.Key}={tag.Value}"))}")];

    public void Dispose()
    {
        _listener.Dispose();
        _root.Dispose();
    }
}
