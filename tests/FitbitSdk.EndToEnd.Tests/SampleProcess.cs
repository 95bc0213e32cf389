using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace FitbitSdk.EndToEnd.Tests;

/// <summary>A sample as a user starts it.</summary>
internal static class SampleProcess
{
    // A run takes a second or two; what takes this long has hung.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly Dictionary<string, string?> Unchanged = new(StringComparer.Ordinal);

    public static Task<Result> QuickstartAsync(params string[] arguments) => QuickstartAsync(Unchanged, arguments);

    public static Task<Result> QuickstartAsync(IReadOnlyDictionary<string, string?> environment, params string[] arguments) =>
        RunAsync("Quickstart", Environment.CurrentDirectory, environment, arguments);

    public static Task<Result> RunAsync(string sample, string directory, params string[] arguments) => RunAsync(sample, directory, Unchanged, arguments);

    /// <summary>Runs a sample that waits for somebody to act on what it prints.</summary>
    public static Task<Result> AuthorizeAsync(IReadOnlyDictionary<string, string?> environment, Func<string, Task> onLine, params string[] arguments) =>
        RunAsync("Authorize", Environment.CurrentDirectory, environment, arguments, onLine);

    private static async Task<Result> RunAsync(
        string sample, string directory, IReadOnlyDictionary<string, string?> environment, string[] arguments, Func<string, Task>? onLine = null)
    {
        string program = typeof(SampleProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == sample).Value!;
        ProcessStartInfo start = new("dotnet", [Path.GetFullPath(program), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = directory,
        };
        foreach ((string name, string? value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            Task<string> error = process.StandardError.ReadToEndAsync(limit.Token);
            Task<string> output = onLine is null ? process.StandardOutput.ReadToEndAsync(limit.Token) : ReadLinesAsync(process.StandardOutput, onLine, limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new(process.ExitCode, await output, await error);
        }
        finally
        {
            // Nothing when it has ended by itself.
            process.Kill(entireProcessTree: true);
        }
    }

    private static async Task<string> ReadLinesAsync(StreamReader output, Func<string, Task> onLine, CancellationToken cancellationToken)
    {
        StringBuilder all = new();
        while (await output.ReadLineAsync(cancellationToken) is { } line)
        {
            all.AppendLine(line);
            await onLine(line);
        }

        return all.ToString();
    }

    public sealed record Result(int ExitCode, string Output, string Error)
    {
        public JsonElement Report => JsonDocument.Parse(Output).RootElement;

        /// <summary>Gets the one line that a wrong call is to be answered with.</summary>
        public string OnlyErrorLine => Assert.Single(Error.Trim().Split('\n'));
    }
}
