namespace FitbitSdk.Architecture.Tests;

/// <summary>Code in Markdown is copied from compiled source.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void Readme_HostExample_IsTheCompiledSample()
    {
        string sample = File.ReadAllText(Path.Combine(Repository.Root, "samples", "MinimalHost", "Program.cs")).ReplaceLineEndings("\n").Trim();
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md")).ReplaceLineEndings("\n");

        Assert.Contains($"```csharp\n{sample}\n```", readme, StringComparison.Ordinal);
        Assert.True(sample.Split('\n').Length <= 20, "The example is to fit twenty lines.");
    }
}
