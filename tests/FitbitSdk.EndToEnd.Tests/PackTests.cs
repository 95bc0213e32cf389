using System.IO.Compression;
using System.Xml.Linq;

namespace FitbitSdk.EndToEnd.Tests;

/// <summary>What a package carries, seen from the file that is published.</summary>
public sealed class PackTests
{
    [Fact]
    public async Task Pack_EachPackage_CarriesReadmeLicenceDocumentationAndSymbols()
    {
        string folder = Directory.CreateTempSubdirectory("fitbitsdk-pack-").FullName;
        try
        {
            foreach (string project in DotnetProcess.Projects)
            {
                await DotnetProcess.PackAsync(project, folder);
                Check(folder, Path.GetFileNameWithoutExtension(project), XDocument.Load(project).Descendants("IncludeBuildOutput").SingleOrDefault()?.Value != "false");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Check(string folder, string id, bool hasCode)
    {
        using ZipArchive package = ZipFile.OpenRead(Assert.Single(Directory.GetFiles(folder, $"{id}.?.?.?.nupkg")));
        string[] entries = [.. package.Entries.Select(static entry => entry.FullName)];
        Assert.Contains("README.md", entries);
        Assert.Equal(hasCode, entries.Contains($"lib/net10.0/{id}.dll"));
        Assert.Equal(hasCode, entries.Contains($"lib/net10.0/{id}.xml"));
        Assert.Equal(id is "FitbitSdk.Kafka", entries.Contains($"buildTransitive/{id}.targets"));

        using Stream nuspec = package.GetEntry($"{id}.nuspec")!.Open();
        XElement metadata = XDocument.Load(nuspec).Root!.Elements().First();
        Assert.Equal("Apache-2.0", Value("license"));
        Assert.Equal("README.md", Value("readme"));
        Assert.NotEmpty(Value("description"));

        if (!hasCode)
        {
            Assert.Contains(metadata.Descendants(), static element => element.Name.LocalName == "dependency");
            return;
        }

        using ZipArchive symbols = ZipFile.OpenRead(Assert.Single(Directory.GetFiles(folder, $"{id}.?.?.?.snupkg")));
        Assert.Contains(symbols.Entries, entry => entry.FullName == $"lib/net10.0/{id}.pdb");

        string Value(string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;
    }
}
