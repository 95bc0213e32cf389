using System.Reflection;
using System.Xml.Linq;

namespace FitbitSdk.Architecture.Tests;

/// <summary>A package may use what stands below it, never what stands beside or above it.</summary>
public sealed class DependencyDirectionTests
{
    // What each package may use of the others. A new package is a new row.
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["FitbitSdk.Records"] = [],
        ["FitbitSdk.Abstractions"] = ["FitbitSdk.Records"],
        ["FitbitSdk.Http"] = ["FitbitSdk.Records", "FitbitSdk.Abstractions"],
        ["FitbitSdk.WebApi"] = ["FitbitSdk.Records", "FitbitSdk.Abstractions", "FitbitSdk.Http"],
        ["FitbitSdk.GoogleHealth"] = ["FitbitSdk.Records", "FitbitSdk.Abstractions", "FitbitSdk.Http"],
        ["FitbitSdk.Sync"] = ["FitbitSdk.Records", "FitbitSdk.Abstractions"],
        ["FitbitSdk.Storage.Sqlite"] = ["FitbitSdk.Records", "FitbitSdk.Abstractions"],
        ["FitbitSdk.Radar"] = ["FitbitSdk.Records", "FitbitSdk.Abstractions"],
        ["FitbitSdk.Kafka"] = ["FitbitSdk.Records", "FitbitSdk.Abstractions"],
        ["FitbitSdk.RabbitMQ"] = ["FitbitSdk.Records", "FitbitSdk.Abstractions"],
        ["FitbitSdk.Testing"] = ["FitbitSdk.Records", "FitbitSdk.Abstractions"],
        ["FitbitSdk.Simulators"] = [],
        ["FitbitSdk"] = ["FitbitSdk.WebApi", "FitbitSdk.GoogleHealth", "FitbitSdk.Sync", "FitbitSdk.Storage.Sqlite"],
    };

    public static TheoryData<string> Packages => [.. Repository.Packages];

    [Theory, MemberData(nameof(Packages))]
    public void Package_UsesOnlyWhatStandsBelowIt(string package)
    {
        Assert.True(Allowed.TryGetValue(package, out string[]? allowed), $"{package} is not in the table: decide what it may use.");

        IEnumerable<string> compiled = Assembly.Load(package).GetReferencedAssemblies().Select(static name => name.Name!).Where(static name => name.StartsWith("FitbitSdk", StringComparison.Ordinal));
        IEnumerable<string> declared = XDocument.Load(Path.Combine(Repository.Root, "src", package, $"{package}.csproj"))
            .Descendants("ProjectReference").Select(static reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));

        Assert.Empty(compiled.Concat(declared).Except(allowed!, StringComparer.Ordinal));
    }

    [Fact]
    public void Records_NeedsNodaTimeAlone() => Assert.DoesNotContain(Assembly.Load("FitbitSdk.Records").GetReferencedAssemblies(), static name =>
        !name.Name!.StartsWith("System", StringComparison.Ordinal) && name.Name != "NodaTime");

    [Fact]
    public void Testing_NeedsNoWebAndNoTestFramework() => Assert.DoesNotContain(Assembly.Load("FitbitSdk.Testing").GetReferencedAssemblies(), static name =>
        name.Name!.StartsWith("xunit", StringComparison.Ordinal) || name.Name!.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));

    [Fact]
    public void Simulators_ShareNothingWithThePackagesThatTheyJudge() => Assert.DoesNotContain(Assembly.Load("FitbitSdk.Simulators").GetReferencedAssemblies(), static name =>
        name.Name!.StartsWith("FitbitSdk", StringComparison.Ordinal) || name.Name! == "NodaTime");
}
