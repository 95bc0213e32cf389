using System.Diagnostics;
using System.Text.Json.Nodes;

namespace FitbitSdk.Radar.Tests;

/// <summary>The judge that is not ours: the official Avro library for Python.</summary>
internal static class PythonAvro
{
    public const string Missing = "Debian's python3-avro is not installed.";

    private const string Python = "/usr/bin/python3";

    // First line: a schema as JSON text. Each further line: a datum in hexadecimal digits; the answer is its value as JSON.
    // Without its logical types a time is a plain number, as precise as it was written; with them it would be Python's, which has no year 10000.
    private const string Script = """
        import io, json, sys
        import avro.io, avro.schema

        def plain(node):
            if isinstance(node, dict):
                return {key: plain(value) for key, value in node.items() if key != 'logicalType'}
            return [plain(item) for item in node] if isinstance(node, list) else node

        text = json.loads(sys.stdin.readline())
        avro.schema.parse(text)
        reader = avro.io.DatumReader(avro.schema.parse(json.dumps(plain(json.loads(text)))))
        for line in sys.stdin:
            data = io.BytesIO(bytes.fromhex(line.strip()))
            value = reader.read(avro.io.BinaryDecoder(data))
            assert not data.read(), 'bytes are left over'
            print(json.dumps(value))
        """;

    public static bool IsInstalled { get; } = File.Exists(Python) && Run(["-c", "import avro"], []).ExitCode == 0;

    /// <summary>Decodes each datum with the schema, in one process.</summary>
    public static JsonNode[] Decode(string schema, IEnumerable<ReadOnlyMemory<byte>> data)
    {
        string[] input = [JsonValue.Create(schema).ToJsonString(), .. data.Select(static datum => Convert.ToHexString(datum.Span))];
        (int exitCode, string[] output, string errors) = Run(["-c", Script], input);
        Assert.True(exitCode == 0, errors);
        Assert.Equal(input.Length - 1, output.Length);
        return [.. output.Select(static line => JsonNode.Parse(line)!)];
    }

    private static (int ExitCode, string[] Output, string Errors) Run(string[] arguments, string[] input)
    {
        using Process process = Process.Start(new ProcessStartInfo(Python, arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        foreach (string line in input)
        {
            process.StandardInput.WriteLine(line);
        }

        process.StandardInput.Close();
        process.WaitForExit();
        return (process.ExitCode, output.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries), errors.Result);
    }
}
