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
    /// parameter that may be left out ends with a question mark. Words count where the contract lists them in its form, and scopes where it lists
    /// one: of the nine that most of its older operations list, one is needed.</summary>
    public IReadOnlyList<string> DifferencesFrom(FitbitOperation row)
    {
        string[] official = [.. Parameters.SelectMany(static parameter => parameter.Lines()), .. Scopes.Select(static scope => "Scope " + scope)];
        string[] ours =
        [
            .. row.Parameters.SelectMany(parameter => new Parameter(
                $"{parameter.Place}", parameter.Name, parameter.IsRequired, Parameters.Any(p => p.Name == parameter.Name && p.Words.Count > 0) ? parameter.Words : []).Lines()),
            .. row.Scopes.Select(static scope => "Scope " + scope),
        ];
        return
        [
            .. official.Except(ours).Where(line => Scopes.Count == 1 || !line.StartsWith("Scope", StringComparison.Ordinal)).Select(static line => "- " + line),
            .. ours.Except(official).Select(static line => "+ " + line),
        ];
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
        parameter.TryGetProperty("enum", out JsonElement words) ? [.. words.EnumerateArray().Select(static word => word.GetString()!)] : []);

    internal sealed record Parameter(string Place, string Name, bool IsRequired, IReadOnlyList<string> Words)
    {
        public IEnumerable<string> Lines() => [$"{Place} {Name}{(IsRequired ? "" : "?")}", .. Words.Select(word => $"{Name}: {word}")];
    }
}
