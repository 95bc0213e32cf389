using Microsoft.Extensions.Logging;
using NodaTime;

namespace FitbitSdk.Http;

/// <summary>Gathers an account's status from several requests: what each cost, and which parts may not be read.</summary>
internal sealed class StatusParts(SyncUser user, ILogger logger)
{
    /// <summary>What both services call a device that is worn.</summary>
    public const string Tracker = "TRACKER";

    private readonly Dictionary<string, Instant> _watermarks = new(StringComparer.Ordinal);

    /// <summary>Gets how many requests were spent so far.</summary>
    public int Requests { get; private set; }

    /// <summary>Gets until when each tracker has uploaded.</summary>
    public IReadOnlyDictionary<string, Instant> Watermarks => _watermarks;

    public static bool IsTracker(string type) => type == Tracker;

    /// <summary>Reads one part.</summary>
    /// <returns>The part; <see langword="null"/> where the user did not grant it, or the service forbids it.</returns>
    public async ValueTask<T?> TryAsync<T>(ValueTask<(T Value, int Requests)> part)
        where T : class
    {
        try
        {
            (T value, int requests) = await part.ConfigureAwait(false);
            Requests += requests;
            return value;
        }
        catch (HealthApiException e) when (e.Kind is HealthApiErrorKind.MissingScope or HealthApiErrorKind.Forbidden)
        {
            logger.StatusPartMissing(e.Operation, user.Key, e.Kind);
            Requests += e.Requests;
            return null;
        }
        catch (HealthApiException e) when (Requests > 0)
        {
            throw e.WithRequests(Requests + e.Requests);
        }
    }

    /// <summary>Takes note of a device. Scales and the like say nothing of what is worn, a device that is listed twice counts by its later upload,
    /// and none has uploaded what is yet to come.</summary>
    public void AddDevice(string id, string type, Instant? uploaded, Instant now)
    {
        if (IsTracker(type) && uploaded is { } time)
        {
            Instant known = Instant.Min(now, time);
            _watermarks[id] = _watermarks.TryGetValue(id, out Instant other) ? Instant.Max(other, known) : known;
        }
    }
}
