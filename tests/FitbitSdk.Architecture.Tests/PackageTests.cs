using System.Reflection;
using System.Xml.Linq;

namespace FitbitSdk.Architecture.Tests;

/// <summary>What each package ships with.</summary>
public sealed class PackageTests
{
    public static TheoryData<string> Packages => [.. Repository.Packages];

    [Theory, MemberData(nameof(Packages))]
    public void Package_HasAReadmeThatSaysWhatItIsAndHowToInstallIt(string package)
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "src", package, "README.md"));

        Assert.StartsWith($"# {package}", readme, StringComparison.Ordinal);
        Assert.Contains($"dotnet add package {package}", readme, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Packages))]
    public void Package_DocumentsItsPublicTypes(string package)
    {
        Assembly assembly = Assembly.Load(package);
        XDocument docs = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml"));
        HashSet<string> documented = [.. docs.Descendants("member").Select(static member => member.Attribute("name")!.Value)];

        Assert.Empty(assembly.GetExportedTypes().Select(static type => $"T:{type.FullName!.Replace('+', '.')}").Except(documented));
    }

    [Fact]
    public void Changelog_NamesTheCurrentVersion()
    {
        string version = XDocument.Load(Path.Combine(Repository.Root, "src", "Directory.Build.props")).Descendants("Version").Single().Value;

        Assert.Contains($"## {version}", File.ReadAllText(Path.Combine(Repository.Root, "CHANGELOG.md")), StringComparison.Ordinal);
    }
}
