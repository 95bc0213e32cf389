using FitbitSdk.Sync;
using Spectre.Console;

namespace Quickstart;

/// <summary>A bar a user while the run lasts.</summary>
internal static class ProgressDisplay
{
    public static Task<T> RunAsync<T>(IAnsiConsole console, Func<IProgress<SyncProgress>, Task<T>> run) => console.Progress()
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
        .StartAsync(context => run(new Bars(context)));

    private sealed class Bars(ProgressContext context) : IProgress<SyncProgress>
    {
        private readonly Dictionary<string, ProgressTask> _tasks = new(StringComparer.Ordinal);

        public void Report(SyncProgress value)
        {
            if (!_tasks.TryGetValue(value.User.Value, out ProgressTask? task))
            {
                task = context.AddTask(Markup.Escape(value.User.Value), maxValue: Math.Max(1, value.WindowsPlanned));
                _tasks[value.User.Value] = task;
            }

            string left = value.TimeLeft is { } time ? $", about {time.TotalSeconds:0} s" : string.Empty;
            task.Description = Markup.Escape($"{value.User.Value}  {value.WindowsDone}/{value.WindowsPlanned} windows, {value.RequestsLeft} requests left{left}, {value.Records:N0} records  {value.Stream}");
            task.Value = value.WindowsPlanned == 0 ? 1 : value.WindowsDone;
        }
    }
}
