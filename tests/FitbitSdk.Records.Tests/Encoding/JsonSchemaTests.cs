namespace FitbitSdk.Records.Tests;

/// <summary>The JSON Schemas are made from the Avro schemas by the rules of the JSON form: <c>APPROVE=1</c> rewrites the files, and the difference is reviewed.
/// That real output fits them, a validator that is not ours says: <c>./measure.sh json-schemas</c>.</summary>
public sealed class JsonSchemaTests
{
    public static TheoryData<string> Names => [.. Samples.Streams.Select(static stream => stream.Value), "delivery"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Schema_OfEachType_IsWhatItsAvroSchemaSays(string name)
    {
        string path = Repository.PathOf("src", "FitbitSdk.Records", "schemas", $"{name}.schema.json");
        string made = JsonSchemaMaker.Make(Samples.Streams.Any(stream => stream.Value == name) ? SchemaOf(name) : null);
        if (Repository.IsApproving)
        {
            File.WriteAllText(path, made);
        }

        Assert.True(File.Exists(path), $"{path} is missing; APPROVE=1 writes it.");
        Assert.Equal(File.ReadAllText(path), made);
    }

    [Fact]
    public void DescribeSchema_IsTheFile() =>
        Assert.Equal(JsonSchemaMaker.Make(SleepLog.Schema), JsonDeliveryEncoder.DescribeSchema(SleepLog.Schema));

    private static RecordSchema SchemaOf(string stream)
    {
        using RecordBatch batch = Samples.Batch(stream);
        return batch.Schema;
    }
}
