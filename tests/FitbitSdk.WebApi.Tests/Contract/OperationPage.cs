using System.Reflection;
using System.Text;
using FitbitSdk.Http;

namespace FitbitSdk.WebApi.Tests.Contract;

/// <summary>Writes the page of the operations.</summary>
internal static class OperationPage
{
    private const string Introduction = """
        # The calls of the Fitbit Web API

        All calls that the service documents, as `FitbitOperations` has them. This page is made of those rows; a test fails where the two differ.

        A call that reads has a method of a client under `FitbitClient`. One that writes has none ([why](adr/0011-no-methods-for-writes.md)): it is sent with
        `client.SendAsync(user, operation, arguments)`, as any call may be. Calls of the token service are sent by `FitbitAuthorization` and `TokenManager` alone.

        - **Range**: the longest span of one request. Methods that take more ask several times and put the answers together.
        - **Page**: the most entries of one page. Further pages are read by the service's own links.
        - Calls that read are repeated after a failure; those that write are sent once, unless *repeated* stands there.
        - Parameters in italics may be left out; words that a parameter takes stand in brackets.

        """;

    public static string Write()
    {
        StringBuilder page = new(Introduction.ReplaceLineEndings("\n"));
        Dictionary<string, string[]> methods = MethodsByOperation();
        foreach (Type area in typeof(FitbitOperations).GetNestedTypes().OrderBy(static area => FitbitOperations.All.ToList().IndexOf(Rows(area).First())))
        {
            page.Append($"\n## {area.Name}\n\n| operation | call | parameters | scope | range, page | method |\n|---|---|---|---|---|---|\n");
            foreach (FitbitOperation row in Rows(area))
            {
                page.Append($"| [`{row.Name}`]({row.Source}) | {row.Method.Method} `{row.Template}` | {string.Join(", ", row.Parameters.Select(Describe))} | {Code(row.Scopes)} | {Limits(row)} | {Method(row, methods)} |\n");
            }
        }

        return page.ToString();
    }

    private static IEnumerable<FitbitOperation> Rows(Type area) => area.GetProperties().Select(static property => (FitbitOperation)property.GetValue(null)!);

    private static string Describe(FitbitParameter parameter)
    {
        string name = parameter.IsRequired ? parameter.Name : $"*{parameter.Name}*";
        string place = parameter.Place is FitbitParameterPlace.Path or FitbitParameterPlace.Query ? "" : $" ({parameter.Place.ToString().ToLowerInvariant()})";
        return name + place + (parameter.Words.Count > 0 ? $" [{string.Join(' ', parameter.Words)}]" : "");
    }

    private static string Limits(FitbitOperation row) => string.Join(", ", new[]
    {
        row.MaximumRange is { } range ? $"{range.Days} d" : null,
        row.ShorterRanges is { } shorter ? string.Join(", ", shorter.Select(static one => $"{one.Key} {one.Value.Days} d")) : null,
        row.PageLimit is { } limit ? $"{limit} a page" : null,
        row.Method != HttpMethod.Get && row.Retry is RetryClass.Safe ? "repeated" : null,
    }.OfType<string>());

    private static string Method(FitbitOperation row, Dictionary<string, string[]> methods) =>
        methods.TryGetValue(row.Name, out string[]? names) ? Code(names) : row.IsOfTokenService ? "" : "`SendAsync`";

    private static string Code(IEnumerable<string> words) => string.Join(", ", words.Select(static word => $"`{word}`"));

    private static Dictionary<string, string[]> MethodsByOperation() => typeof(FitbitClient).GetProperties()
        .SelectMany(static area => area.PropertyType.GetMethods().Select(method => (Name: $"{area.Name}.{method.Name}", method.GetCustomAttribute<ReadsAttribute>()?.Operations)))
        .SelectMany(static method => (method.Operations ?? []).Select(operation => (operation, method.Name)))
        .GroupBy(static pair => pair.operation, static pair => pair.Name, StringComparer.Ordinal)
        .ToDictionary(static group => group.Key, static group => group.Distinct().Order(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
}
