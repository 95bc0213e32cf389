using System.Text.Json;
using System.Text.RegularExpressions;

namespace FitbitSdk.WebApi.Tests;

/// <summary>Compares the operations with Fitbit's own Swagger file, where the project's shared folder lies beside the repository.</summary>
public sealed partial class OfficialContractTests
{
    [Fact]
    public void Operations_EachPath_StandsInTheOfficialContract()
    {
        string? file = Find("shared/specs/fitbit-web-api-swagger.json");
        Assert.SkipWhen(file is null, "shared/specs/fitbit-web-api-swagger.json does not lie beside the repository.");
        using JsonDocument contract = JsonDocument.Parse(File.ReadAllBytes(file!));
        Regex[] paths = [.. contract.RootElement.GetProperty("paths").EnumerateObject().Where(static path => path.Value.TryGetProperty("get", out _)).Select(static path => ToPattern(path.Name))];

        foreach (FitbitOperation operation in FitbitOperations.All)
        {
            foreach (string template in new[] { operation.Path, operation.TimePath }.OfType<string>())
            {
                string path = "/" + operation.Expand(TestHost.Anna, template, ("resource", "steps"), ("date", "2026-03-14"), ("start", "10:15"), ("end", "10:20"));
                Assert.True(paths.Any(pattern => pattern.IsMatch(path)), $"{operation.Name}: {path} is not in the contract.");
            }
        }
    }

    [Fact]
    public void Operations_EachRow_StatesItsFacts()
    {
        Assert.All(FitbitOperations.All, static operation => Assert.StartsWith("https://dev.fitbit.com/build/reference/web-api/", operation.Source.AbsoluteUri, StringComparison.Ordinal));
        Assert.Distinct(FitbitOperations.All.Select(static operation => operation.Name));
        Assert.Equal(FitbitStreams.All, FitbitStreamRow.All.Select(static row => row.Stream));
        Assert.All(FitbitStreamRow.All, static row => Assert.Equal(row.Operation.Scope, row.Stream.Scope));
    }

    private static Regex ToPattern(string path) => new("^" + Parameter().Replace(Regex.Escape(path).Replace("\\{", "{", StringComparison.Ordinal), "[^/]+") + "$", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static string? Find(string file)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, file)))
            {
                return Path.Combine(folder.FullName, file);
            }
        }

        return null;
    }

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.None, 1000)]
    private static partial Regex Parameter();
}
