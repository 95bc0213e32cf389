using System.Text.RegularExpressions;

namespace FitbitSdk.WebApi.Tests.Contract;

/// <summary>Compares the rows with Fitbit's own Swagger file, where the project's shared folder lies beside the repository.</summary>
public sealed partial class OfficialContractTests
{
    [Fact]
    public void Operations_OfTheContract_HaveARowEachAndNoRowIsLeftOver()
    {
        IReadOnlyList<ContractOperation> contract = ContractOperation.ReadAll(SharedFile.Contract());

        Assert.Equal(123, contract.Count);
        Assert.Equal(
            contract.Select(static operation => operation.Key).Order(StringComparer.Ordinal),
            FitbitOperations.All.Select(static row => ContractFaults.KeyInTheContract(row)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Operations_OfTheContract_HaveItsParametersAndScopesButForItsFaults()
    {
        Dictionary<string, ContractOperation> contract = ContractOperation.ReadAll(SharedFile.Contract()).ToDictionary(static operation => operation.Key, StringComparer.Ordinal);

        Assert.All(FitbitOperations.All, row =>
        {
            ContractOperation official = contract[ContractFaults.KeyInTheContract(row)];
            Assert.Equal(ContractFaults.Of(row), official.DifferencesFrom(row));
        });
    }

    [Fact]
    public void Operations_EachRow_StatesItsFacts()
    {
        Assert.Equal(123, FitbitOperations.All.Count);
        Assert.Distinct(FitbitOperations.All.Select(static row => row.Name));
        Assert.All(FitbitOperations.All, static row =>
        {
            Assert.StartsWith("https://dev.fitbit.com/build/reference/web-api/", row.Source.AbsoluteUri, StringComparison.Ordinal);
            Assert.Equal(row.Method == HttpMethod.Get, row.Retry is Http.RetryClass.Safe && row.Name is not "AddSubscription");
            Assert.Equal(Parameter().Matches(row.Path).Select(static match => match.Groups["name"].Value), row.Parameters.Where(static p => p.Place is FitbitParameterPlace.Path).Select(static p => p.Name));
            Assert.Equal(row.Range is not null, row.MaximumRange is not null && row.Range is not null);
            Assert.All(row.Parameters, static p => Assert.Equal(p.Kind is FitbitParameterKind.Word, p.Words.Count > 0));
        });
    }

    [Fact]
    public void StreamOperations_EachRow_AsksWhatARowOfTheApiAsks()
    {
        Regex[] paths = [.. FitbitOperations.All.Select(static row => new Regex("^" + Parameter().Replace(Regex.Escape(row.Path).Replace(@"\{", "{", StringComparison.Ordinal), "[^/]+") + "$", RegexOptions.None, TimeSpan.FromSeconds(1)))];

        Assert.Equal(FitbitStreams.All, FitbitStreamRow.All.Select(static row => row.Stream));
        Assert.All(FitbitStreamRow.All.Select(static row => row.Operation), operation => Assert.All(
            new[] { operation.Path, operation.TimePath }.OfType<string>(), path => Assert.Contains(paths, pattern => pattern.IsMatch(path))));
        Assert.All(FitbitStreamRow.All, static row => Assert.Equal(row.Operation.Scope, row.Stream.Scope));
    }

    [GeneratedRegex(@"\{(?<name>[^}]+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();
}
