namespace FitbitSdk.Http;

/// <summary>Puts a host's own resilience in the place of ours. The handlers it adds are known only by when they are added: after the beginning,
/// before the end.</summary>
internal static class HostResilience
{
    public static void BeginResilience(this IList<DelegatingHandler> handlers)
    {
        for (int i = handlers.Count - 1; i >= 0; i--)
        {
            if (handlers[i] is RetryHandler or BreakerGuardHandler or BreakerHandler)
            {
                handlers.RemoveAt(i);
            }
        }

        handlers.Add(new Marker());
    }

    public static void EndResilience(this IList<DelegatingHandler> handlers)
    {
        int marker = handlers.Index().Last(static one => one.Item is Marker).Index;
        handlers.RemoveAt(marker);
        for (int target = 0; marker < handlers.Count; marker++, target++)
        {
            DelegatingHandler handler = handlers[marker];
            handlers.RemoveAt(marker);
            handlers.Insert(target, handler);
        }
    }

    /// <summary>Stands in the list while a host adds its handlers; never part of a pipeline.</summary>
    private sealed class Marker : DelegatingHandler;
}
