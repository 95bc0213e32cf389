using System.Diagnostics;
using System.Reflection;

namespace FitbitSdk.EndToEnd.Tests;

/// <summary>The SDK's command, for what only its outcome shows.</summary>
internal static class DotnetProcess
{
    public static string Root { get; } = Path.GetFullPath(Metadata("Root"));

    /// <summary>Gets the projects that become packages.</summary>
    public static IEnumerable<string> Projects => Directory.GetFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories);

    public static Task PackAsync(string project, string folder) =>
        RunAsync("dotnet", ["pack", project, "--no-build", "--nologo", "-v", "quiet", "-c", Metadata("Configuration"), "-o", folder]);

    /// <summary>Runs a program that must succeed.</summary>
    /// <returns>What it printed.</returns>
    public static async Task<string> RunAsync(string program, IEnumerable<string> arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        try
        {
            Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0, output + await error);
            return output;
        }
        finally
        {
            // Nothing when it has ended by itself.
            process.Kill(entireProcessTree: true);
        }
    }

    private static string Metadata(string key) => typeof(DotnetProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
