using System.Text.Json;

namespace FitbitSdk.WebApi.Tests.Contract;

/// <summary>An operation of the official contract, in the terms of our rows.</summary>
internal sealed record ContractOperation(string Key, IReadOnlyList<string> Scopes, IReadOnlyList<ContractOperation.Parameter> Parameters)
{
    public static IReadOnlyList<ContractOperation> ReadAll(string swagger)
    {
        using JsonDocument document = JsonDocument.Parse(swagger);
        return [.. document.RootElement.GetProperty("paths").EnumerateObject().SelectMany(static path => path.Name == "post"
            ? [Read("POST " + path.Name, path.Value)]
            : path.Value.EnumerateObject().Select(method => Read($"{method.Name.ToUpperInvariant()} {path.Name}", method.Value)))];
    }

    /// <summary>Tells in what a row is unlike the contract: what only the contract has with a minus, what only the row has with a plus. A
    /// parameter that may be left out ends with a question mark.</summary>
    public IReadOnlyList<string> DifferencesFrom(FitbitOperation row)
    {
        string[] official = [.. Parameters.Select(static parameter => parameter.ToString())];
        string[] ours = [.. row.Parameters.Select(parameter => new Parameter(
            parameter.Place.ToString(), parameter.Name, parameter.IsRequired,
            Parameters.Any(p => p.Name == parameter.Name && p.Words.Count > 0) ? [.. parameter.Words.Order(StringComparer.Ordinal)] : []).ToString())];
        return [.. official.Except(ours).Select(static p => "- " + p).Order(StringComparer.Ordinal), .. ours.Except(official).Select(static p => "+ " + p).Order(StringComparer.Ordinal)];
    }

    private static ContractOperation Read(string key, JsonElement operation) => new(
        key,
        operation.TryGetProperty("security", out JsonElement security)
            ? [.. security.EnumerateArray().SelectMany(static one => one.EnumerateObject()).SelectMany(static one => one.Value.EnumerateArray()).Select(static scope => scope.GetString()!)]
            : [],
        operation.TryGetProperty("parameters", out JsonElement parameters) ? [.. parameters.EnumerateArray().Select(Read)] : []);

    private static Parameter Read(JsonElement parameter) => new(
        parameter.GetProperty("in").GetString() switch { "path" => "Path", "query" => "Query", "formData" => "Form", "header" => "Header", "body" => "Body", var other => other! },
        parameter.GetProperty("name").GetString()!,
        parameter.TryGetProperty("required", out JsonElement required) && required.GetBoolean(),
        parameter.TryGetProperty("enum", out JsonElement words) ? [.. words.EnumerateArray().Select(static word => word.GetString()!).Order(StringComparer.Ordinal)] : []);

    internal sealed record Parameter(string Place, string Name, bool IsRequired, IReadOnlyList<string> Words)
    {
        public override string ToString() => $"{Place} {Name}{(IsRequired ? "" : "?")}{string.Concat(Words.Select(static word => " " + word))}";
    }
}
