using System.Diagnostics;
using System.Text;

namespace FitbitSdk.BodyFuzz;

/// <summary>One body through the real path, under watch. Which body it is follows from seed and index alone.</summary>
internal sealed class BodyRun(SeedLibrary library, int seed)
{
    /// <summary>The longest that one body may take.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    // Where the machine has other work: a body that hangs burns the time itself, or never ends.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <exception cref="FuzzException">Something happened that no body may bring about.</exception>
    public async Task RunAsync(int index, Tally tally, bool print)
    {
        Random random = new(HashCode(seed, index));
        SeedBody body = library.Pick(random);
        SpoiltAnswer answer = SpoiltAnswer.Create(random, body, library.Bodies);
        if (print)
        {
            Console.WriteLine($"{body.Provider} {body.Name}: {answer}");
            Console.WriteLine(Encoding.UTF8.GetString(answer.Body));
        }

        SpoiltService service = new(body, answer, kind => library.First(body.Provider, kind).Bytes);
        await using FuzzHost host = new(body.Provider, service);
        FuzzCall call = new(host, body, random);
        long before = GC.GetTotalAllocatedBytes();
        TimeSpan cpuBefore = Environment.CpuUsage.TotalTime;
        long started = Stopwatch.GetTimestamp();
        Task<(Outcome, HealthApiErrorKind?)> running = Task.Run(call.RunAsync);
        if (await Task.WhenAny(running, Task.Delay(Limit)) != running)
        {
            await Task.WhenAny(running, Task.Delay(Patience));
            if (!running.IsCompleted || Environment.CpuUsage.TotalTime - cpuBefore > Limit)
            {
                throw new FuzzException($"It took longer than {Limit.TotalSeconds} s: {answer}");
            }
        }

        try
        {
            (Outcome outcome, HealthApiErrorKind? kind) = await running;
            long length = (long)answer.Body.Length * Math.Max(1, service.Answers);
            long allocated = GC.GetTotalAllocatedBytes() - before;
            if (allocated > Tally.AllowedBytes(length))
            {
                throw new FuzzException($"It allocated {allocated} bytes: {answer}, sent {service.Answers} times");
            }

            TimeSpan took = Stopwatch.GetElapsedTime(started);
            tally.Add(index, body, outcome, kind, length, allocated, took < Limit ? took : Environment.CpuUsage.TotalTime - cpuBefore);
        }
        catch (Exception e) when (e is not FuzzException)
        {
            throw new FuzzException($"{body.Provider} {body.Name}, {answer}: {e}");
        }
    }

    // Not System.HashCode, which differs from process to process.
    private static int HashCode(int seed, int index) => unchecked((seed * 486187739) ^ (index * 16777619));
}
