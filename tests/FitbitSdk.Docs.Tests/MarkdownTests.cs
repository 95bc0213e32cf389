namespace FitbitSdk.Docs.Tests;

/// <summary>Code in Markdown is copied from compiled source.</summary>
public sealed class MarkdownTests
{
    public static TheoryData<string, int> Blocks()
    {
        TheoryData<string, int> blocks = [];
        foreach (string path in Repository.Files("", "*.md").Order(StringComparer.Ordinal))
        {
            string[] lines = Repository.Lines(path);
            for (int i = 0; i < lines.Length; i++)
            {
                if (lines[i].TrimStart() is "```csharp" or "```cs" or "```c#")
                {
                    blocks.Add(Path.GetRelativePath(Repository.Root, path), i + 1);
                }
            }
        }

        return blocks;
    }

    [Theory, MemberData(nameof(Blocks))]
    public void Markdown_BlockOfCode_IsACompiledRegionWordForWord(string file, int line)
    {
        string code = string.Join('\n', Repository.Lines(file).Skip(line).TakeWhile(static text => text.TrimEnd() != "```"));

        Assert.True(CompiledCode.Contains(code), $"{file}, line {line}: no #region under samples or tests/FitbitSdk.Docs.Tests/Snippets says the same.\n{code}");
    }

    [Fact]
    public void Samples_WhatTheReadmePromises_IsAsShort()
    {
        Assert.InRange(Repository.Lines("samples/MinimalHost/Program.cs").Length, 1, 20);
        Assert.InRange(Repository.Lines("samples/OwnStores/FileRows.cs").Length + Repository.Lines("samples/OwnStores/Stores.cs").Length, 1, 80);
    }
}
