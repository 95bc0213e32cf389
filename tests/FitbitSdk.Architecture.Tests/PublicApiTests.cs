using System.Reflection;

namespace FitbitSdk.Architecture.Tests;

/// <summary>The public surface changes only on purpose: <c>APPROVE=1 dotnet test</c> rewrites the texts, and the difference is reviewed.</summary>
public sealed class PublicApiTests
{
    public static TheoryData<string> Packages => [.. Repository.Packages];

    [Theory, MemberData(nameof(Packages))]
    public void PublicApi_OfEachPackage_MatchesItsApprovedText(string package)
    {
        string path = Path.Combine(Repository.Root, "tests", "FitbitSdk.Architecture.Tests", "PublicApi", $"{package}.approved.txt");
        string found = PublicApi.Describe(Assembly.Load(package)).ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
        {
            File.WriteAllText(path, found);
        }

        Assert.True(File.Exists(path), $"{path} is missing; APPROVE=1 writes it.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), found);
    }
}
