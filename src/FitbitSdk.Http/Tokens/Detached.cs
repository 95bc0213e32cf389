namespace FitbitSdk.Http;

/// <summary>Starts work that outlives the one who asked for it.</summary>
internal static class Detached
{
    /// <summary>Runs work on the thread pool without the caller's ambient state (activities, culture, the host's own <c>AsyncLocal</c>s).</summary>
    public static Task<T> Run<T>(Func<Task<T>> work)
    {
        if (ExecutionContext.IsFlowSuppressed())
        {
            return Task.Run(work, CancellationToken.None);
        }

        using AsyncFlowControl suppressed = ExecutionContext.SuppressFlow();
        return Task.Run(work, CancellationToken.None);
    }
}
