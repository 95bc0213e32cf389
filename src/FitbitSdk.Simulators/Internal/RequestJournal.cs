using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace FitbitSdk.Simulators.Internal;

/// <summary>Remembers the last requests, and counts all of them.</summary>
internal sealed class RequestJournal(TimeProvider clock)
{
    private const int Remembered = 10_000;
    private static readonly object UserKey = new();
    private static readonly object TimeKey = new();

    private readonly Lock _lock = new();
    private readonly Queue<SimulatedRequest> _requests = new();
    private readonly Dictionary<(string? User, int Status), long> _counts = [];

    public static void NameUser(HttpContext context, string? userId) => context.Items[UserKey] = userId;

    /// <summary>Notes the request before its answer leaves, so that whoever got the answer finds the request here.</summary>
    public void Follow(HttpContext context)
    {
        context.Items[TimeKey] = clock.GetUtcNow();
        context.Response.OnStarting(() =>
        {
            Note(context, context.Response.StatusCode);
            return Task.CompletedTask;
        });
    }

    /// <summary>Notes, once, a request that gets no answer.</summary>
    public void NoteUnanswered(HttpContext context) => Note(context, 0);

    /// <summary>What was asked, oldest first, of one user or (<see langword="null"/>) of all.</summary>
    public (IReadOnlyList<SimulatedRequest> Requests, IReadOnlyDictionary<int, long> CountsByStatus) Of(string? user)
    {
        lock (_lock)
        {
            bool IsAsked(string? one) => user is null || string.Equals(one, user, StringComparison.Ordinal);
            return (
                [.. _requests.Where(request => IsAsked(request.UserId))],
                _counts.Where(count => IsAsked(count.Key.User)).GroupBy(static count => count.Key.Status)
                    .ToDictionary(static group => group.Key, static group => group.Sum(static count => count.Value)));
        }
    }

    private void Note(HttpContext context, int status)
    {
        // The time goes with the first note, so that there is no second one.
        if (!context.Items.Remove(TimeKey, out object? time))
        {
            return;
        }

        SimulatedRequest request = new()
        {
            Time = (DateTimeOffset)time!,
            UserId = context.Items[UserKey] as string,
            Method = context.Request.Method,
            PathAndQuery = context.Features.Get<IHttpRequestFeature>()!.RawTarget,
            Status = status,
        };
        lock (_lock)
        {
            _requests.Enqueue(request);
            if (_requests.Count > Remembered)
            {
                _requests.Dequeue();
            }

            (string?, int) key = (request.UserId, request.Status);
            _counts[key] = _counts.GetValueOrDefault(key) + 1;
        }
    }
}
