namespace FitbitSdk.Docs.Tests;

/// <summary>Code that may stand in Markdown: regions of the snippets here and of the samples, and programs of samples as a whole.</summary>
internal static class CompiledCode
{
    private static readonly Lazy<HashSet<string>> Texts = new(static () =>
    [
        .. Repository.Files("samples", "*.cs").Concat(Repository.Files(Path.Combine("tests", "FitbitSdk.Docs.Tests", "Snippets"), "*.cs")).SelectMany(static path => Regions(Repository.Lines(path))),
        .. Repository.Files("samples", "Program.cs").Select(static path => string.Join('\n', Repository.Lines(path))),
    ]);

    public static bool Contains(string code) => Texts.Value.Contains(code);

    private static IEnumerable<string> Regions(string[] lines)
    {
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].TrimStart().StartsWith("#region", StringComparison.Ordinal))
            {
                string[] region = [.. lines.Skip(i + 1).TakeWhile(static line => line.Trim() != "#endregion")];
                int indent = region.Where(static line => line.Length > 0).Min(static line => line.Length - line.TrimStart().Length);
                yield return string.Join('\n', region.Select(line => line.Length > 0 ? line[indent..] : line));
            }
        }
    }
}
