namespace FitbitSdk.WebApi.Tests.Contract;

/// <summary><c>docs/fitbit-web-api.md</c> is made of the rows. <c>APPROVE=1</c> writes it anew.</summary>
public sealed class OperationPageTests
{
    [Fact]
    public void Page_OfTheOperations_IsUpToDate()
    {
        string file = Path.Combine(Root(), "docs", "fitbit-web-api.md");
        string page = OperationPage.Write();
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
        {
            File.WriteAllText(file, page);
        }

        Assert.Equal(page, File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "");
    }

    private static string Root()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "FitbitSdk.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
