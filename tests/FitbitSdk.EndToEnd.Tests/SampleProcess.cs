using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace FitbitSdk.EndToEnd.Tests;

/// <summary>A sample as a user starts it.</summary>
internal static class SampleProcess
{
    private static readonly Dictionary<string, string?> Unchanged = new(StringComparer.Ordinal);

    public static Task<Result> QuickstartAsync(params string[] arguments) => QuickstartAsync(Unchanged, arguments);

    public static Task<Result> QuickstartAsync(IReadOnlyDictionary<string, string?> environment, params string[] arguments) =>
        RunAsync("Quickstart", Environment.CurrentDirectory, environment, arguments);

    public static Task<Result> RunAsync(string sample, string directory, params string[] arguments) => RunAsync(sample, directory, Unchanged, arguments);

    private static async Task<Result> RunAsync(string sample, string directory, IReadOnlyDictionary<string, string?> environment, string[] arguments)
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
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, await output, await error);
    }

    public sealed record Result(int ExitCode, string Output, string Error)
    {
        public JsonElement Report => JsonDocument.Parse(Output).RootElement;

        /// <summary>Gets the one line that a wrong call is to be answered with.</summary>
        public string OnlyErrorLine => Assert.Single(Error.Trim().Split('\n'));
    }
}
