namespace FitbitSdk.WebApi.Tests.Contract;

/// <summary>Where the rows are unlike the official contract, each with the reason: its own faults, and what its pages say and it does not.</summary>
internal static class ContractFaults
{
    private static readonly Dictionary<string, string[]> Faults = new(StringComparer.Ordinal)
    {
    };

    /// <summary>Gives method and path as the contract has them.</summary>
    public static string KeyInTheContract(FitbitOperation row) => row.Name switch
    {
        // Stands directly under "paths", by the name of its method and without its path.
        "UpdateProfile" => "POST post",

        // Its path forgets the level, which is among its parameters and on its page.
        "GetActiveZoneMinutesIntradayByDatesAndTime" => "GET " + row.Template.Replace("/{detail-level}", "", StringComparison.Ordinal),
        _ => $"{row.Method.Method} {row.Template}",
    };

    public static IReadOnlyList<string> Of(FitbitOperation row) => Faults.GetValueOrDefault(row.Name, []);
}
