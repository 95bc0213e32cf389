namespace FitbitSdk.Testing.Tests;

/// <summary>Runs a whole suite on something broken.</summary>
internal static class Suite
{
    /// <summary>Gives the cases that fail, each with its message. What is opened is new for each case.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> FailuresAsync<T>(IReadOnlyList<ComplianceCase<T>> cases, Func<Func<ValueTask<T>>> forOneCase)
        where T : notnull
    {
        Dictionary<string, string> failures = [];
        foreach (ComplianceCase<T> one in cases)
        {
            try
            {
                await one.RunAsync(forOneCase());
            }
            catch (ComplianceException e)
            {
                Assert.Equal((one.Name, one.Name), (e.CaseName, one.ToString()));
                Assert.StartsWith(one.Name + ": ", e.Message, StringComparison.Ordinal);
                failures.Add(one.Name, e.Message);
            }
        }

        return failures;
    }
}
