using System.Runtime.InteropServices;
using FitbitSdk.Simulators;

namespace FitbitSdk.EndToEnd.Tests;

/// <summary>A trimmed application that references the packages as they are packed.</summary>
public sealed class TrimmedTests
{
    [Fact]
    public async Task Publish_TrimmedApplicationOfThePackages_SyncsAUserToKafka()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("fitbitsdk-trimmed-");
        try
        {
            string program = await PublishAsync(folder);
            DateOnly today = DateOnly.FromDateTime(DateTime.UtcNow);
            await using FitbitSimulator simulator = await FitbitSimulator.StartAsync(
                new() { Users = 1, FirstDay = today.AddDays(-1), Days = 2, RequestsPerHour = 5000 }, TestContext.Current.CancellationToken);
            SimulatedAccount account = simulator.Accounts[0];

            string output = await DotnetProcess.RunAsync(program,
            [
                account.UserId, account.AccessToken, account.RefreshToken, folder.FullName,
                $"--Fitbit:ClientId={simulator.ClientId}", $"--Fitbit:ClientSecret={simulator.ClientSecret}", $"--Fitbit:BaseAddress={simulator.BaseAddress}",
            ]);

            Assert.Matches("Completed: ([1-9][0-9]*) records, \\1 messages\\.", output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> PublishAsync(DirectoryInfo folder)
    {
        string feed = folder.CreateSubdirectory("feed").FullName;
        foreach (string project in DotnetProcess.Projects)
        {
            await DotnetProcess.PackAsync(project, feed);
        }

        // Out of the checkout, where none of its props reach.
        DirectoryInfo application = folder.CreateSubdirectory("application");
        foreach (string file in Directory.GetFiles(Path.Combine(DotnetProcess.Root, "tests", "TrimmedSmoke")))
        {
            File.Copy(file, Path.Combine(application.FullName, Path.GetFileName(file)));
        }

        string output = Path.Combine(folder.FullName, "output");
        await DotnetProcess.RunAsync("dotnet",
        [
            "publish", application.FullName, "--nologo", "-v", "quiet", "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", output,
            $"-p:FitbitSdkVersion={VersionOf(feed)}", $"-p:RestoreAdditionalProjectSources={Sources(feed)}",
            // What is packed here must not enter the user's own cache, where a later build of the same version would find it.
            $"-p:RestorePackagesPath={Path.Combine(folder.FullName, "packages")}", $"-p:RestoreAdditionalProjectFallbackFolders={UserPackages}",
        ]);
        return Path.Combine(output, OperatingSystem.IsWindows() ? "TrimmedSmoke.exe" : "TrimmedSmoke");
    }

    private static string VersionOf(string feed) =>
        Path.GetFileNameWithoutExtension(Assert.Single(Directory.GetFiles(feed, "FitbitSdk.Kafka.*.nupkg")))["FitbitSdk.Kafka.".Length..];

    /// <summary>The packed packages, and the stand-in for librdkafka.redist where the checkout needs one.</summary>
    private static string Sources(string feed) =>
        string.Join("%3B", ((string[])[feed, Path.Combine(DotnetProcess.Root, "artifacts", "nuget")]).Where(Directory.Exists));

    private static string UserPackages => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
