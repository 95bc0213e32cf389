using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace FitbitSdk.Simulators.Internal;

/// <summary>Remembers the last requests, and counts all of them.</summary>
internal sealed class RequestJournal(TimeProvider clock)
{
    private const int Remembered = 10_000;
    private static readonly object UserKey = new();

    private readonly Lock _lock = new();
    private readonly Queue<SimulatedRequest> _requests = new();
    private readonly Dictionary<(string? User, int Status), long> _counts = [];

    public static void NameUser(HttpContext context, string? userId) => context.Items[UserKey] = userId;

    /// <summary>Notes the request before its answer leaves, so that whoever got the answer finds the request here.</summary>
    public void Follow(HttpContext context)
    {
        DateTimeOffset time = clock.GetUtcNow();
        context.Response.OnStarting(() =>
        {
            Add(new()
            {
                Time = time,
                UserId = context.Items[UserKey] as string,
                Method = context.Request.Method,
                PathAndQuery = context.Features.Get<IHttpRequestFeature>()!.RawTarget,
                Status = context.Response.StatusCode,
            });
            return Task.CompletedTask;
        });
    }

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

    private void Add(SimulatedRequest request)
    {
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
