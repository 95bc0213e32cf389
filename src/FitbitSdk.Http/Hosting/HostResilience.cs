namespace FitbitSdk.Http;

/// <summary>Puts a host's own resilience in the place of ours. The handlers it adds are known only by when they are added: after the beginning,
/// before the end.</summary>
internal static class HostResilience
{
    public static void BeginResilience(this IList<DelegatingHandler> handlers)
    {
        // What an earlier choice put there goes as well: the last one counts.
        int chosen = IndexOfMarker(handlers) + 1;
        for (int i = handlers.Count - 1; i >= 0; i--)
        {
            if (i < chosen || handlers[i] is RetryHandler or BreakerGuardHandler or BreakerHandler)
            {
                handlers.RemoveAt(i);
            }
        }

        handlers.Add(new Marker());
    }

    public static void EndResilience(this IList<DelegatingHandler> handlers)
    {
        int marker = IndexOfMarker(handlers);
        DelegatingHandler[] chosen = [.. handlers.Skip(marker + 1), handlers[marker]];
        for (int i = 0; i < chosen.Length; i++)
        {
            handlers.RemoveAt(handlers.Count - 1);
            handlers.Insert(i, chosen[i]);
        }
    }

    private static int IndexOfMarker(IList<DelegatingHandler> handlers) => handlers.Index().LastOrDefault(static one => one.Item is Marker, (-1, null!)).Index;

    /// <summary>Stands before a host's handlers while they are added, and behind them afterwards, where it passes everything on.</summary>
    private sealed class Marker : DelegatingHandler;
}
