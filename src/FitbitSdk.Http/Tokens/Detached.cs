using System.Diagnostics;

namespace FitbitSdk.Http;

/// <summary>Starts work that outlives the one who asked for it.</summary>
internal static class Detached
{
    /// <summary>Runs work on the thread pool without the caller's ambient state (culture, the host's own <c>AsyncLocal</c>s), but for the activity: a
    /// trace shows the work below what caused it.</summary>
    public static Task<T> Run<T>(Func<Task<T>> work)
    {
        Activity? cause = Activity.Current;
        AsyncFlowControl? suppressed = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
        try
        {
            return Task.Run(
                () =>
                {
                    Activity.Current = cause;
                    return work();
                },
                CancellationToken.None);
        }
        finally
        {
            suppressed?.Dispose();   // the flow alone: the work goes on
        }
    }
}
