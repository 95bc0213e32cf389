using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace FitbitSdk.TokenRace;

/// <summary>A seat in the race: a worker process, and after its death the next.</summary>
internal sealed class WorkerProcess(WorkerOptions options, RaceTally tally)
{
    private readonly Lock _lock = new();
    private Process? _process;
    private bool _isOver;

    /// <summary>Keeps a process running until the race is over.</summary>
    public async Task RunAsync()
    {
        while (true)
        {
            using Process process = Start("worker", options);
            lock (_lock)
            {
                _process = process;
                if (_isOver)
                {
                    process.StandardInput.Close();
                }
            }

            while (await process.StandardOutput.ReadLineAsync() is { } line)
            {
                if (line.Split(' ') is [var outcome, var count] && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out int times))
                {
                    tally.Add(outcome, times);
                }
            }

            await process.WaitForExitAsync();
            lock (_lock)
            {
                _process = null;
                tally.Add(process.ExitCode == 0 ? "ended" : process.ExitCode == 137 ? "killed" : "crashed", 1);
                if (_isOver)
                {
                    return;
                }
            }
        }
    }

    /// <summary>Tells the process to stop; one that has just died is not replaced.</summary>
    public void Stop()
    {
        lock (_lock)
        {
            _isOver = true;
            _process?.StandardInput.Close();
        }
    }

    /// <summary>Starts this program again in another role.</summary>
    public static Process Start(string role, WorkerOptions options)
    {
        string program = Environment.ProcessPath!;
        bool isHost = Path.GetFileNameWithoutExtension(program) == "dotnet";
        ProcessStartInfo start = new(program) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (string argument in (IEnumerable<string>)[.. isHost ? [Assembly.GetExecutingAssembly().Location] : Array.Empty<string>(), role, .. options.ToArguments()])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
