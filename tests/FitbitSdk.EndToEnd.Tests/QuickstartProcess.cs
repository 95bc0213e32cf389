using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace FitbitSdk.EndToEnd.Tests;

/// <summary>The quick start as a user starts it.</summary>
internal static class QuickstartProcess
{
    private static readonly string Program = typeof(QuickstartProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "Quickstart").Value!;

    public static Task<Result> RunAsync(params string[] arguments) => RunAsync(new Dictionary<string, string?>(StringComparer.Ordinal), arguments);

    public static async Task<Result> RunAsync(IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [Program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
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
