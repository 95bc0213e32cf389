using FitbitSdk.Testing;

namespace FitbitSdk.RabbitMQ.Tests;

internal static class Clock
{
    /// <summary>Moves the clock whenever something waits for it, until a task ends.</summary>
    public static async Task<T> RunAsync<T>(this ManualTimeProvider time, Task<T> task, TimeSpan step)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        while (!task.IsCompleted)
        {
            limit.Token.ThrowIfCancellationRequested();
            if (time.ArmedTimers > 0)
            {
                time.Advance(step);
            }

            await Task.Yield();
        }

        return await task;
    }
}
