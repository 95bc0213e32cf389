using FitbitSdk.Records;

namespace FitbitSdk.Radar.Tests;

/// <summary>Our schema files say what RADAR-base's say: all but the documentation, which is our own.</summary>
public sealed class SchemaTests
{
    public static TheoryData<string> Values => [.. Schemas.Keys.Order(StringComparer.Ordinal)];

    /// <summary>By full name, the key's schema among them.</summary>
    private static Dictionary<string, AvroSchema> Schemas { get; } = new RadarAvroEncoder().Topics
        .SelectMany(static topic => (string[])[topic.KeySchema, topic.ValueSchema]).Distinct().Select(AvroSchema.Parse).ToDictionary(static schema => schema.ToString());

    [Theory, MemberData(nameof(Values))]
    public void Schema_InParsingCanonicalForm_IsRadarBases(string fullName)
    {
        Assert.SkipUnless(RadarSchemas.AreHere, "shared/schemas/radar is not here.");

        Assert.Equal(RadarSchemas.Read(fullName).ToCanonicalForm(), Schemas[fullName].ToCanonicalForm());
    }

    [Theory, MemberData(nameof(Values))]
    public void Schema_Defaults_AreRadarBases(string fullName)
    {
        Assert.SkipUnless(RadarSchemas.AreHere, "shared/schemas/radar is not here.");

        Assert.Equal(Defaults(RadarSchemas.Read(fullName)), Defaults(Schemas[fullName]));
    }

    /// <summary>Rabin fingerprints, as the official Avro library's canonical form gives them.</summary>
    [Fact]
    public void Schemas_Fingerprints_AreThoseThatConsumersKnow() => Assert.Equal(
        [
            "org.radarcns.connector.fitbit.FitbitActivityLogRecord 359018b027a1d259",
            "org.radarcns.connector.fitbit.FitbitBreathingRate 9e751b086ca9538f",
            "org.radarcns.connector.fitbit.FitbitIntradayCalories 9616d439d2bee99d",
            "org.radarcns.connector.fitbit.FitbitIntradayHeartRate 817b14f702e7f21f",
            "org.radarcns.connector.fitbit.FitbitIntradayHeartRateVariability 89e3af1226a16901",
            "org.radarcns.connector.fitbit.FitbitIntradaySpo2 cd37c1c933c71bda",
            "org.radarcns.connector.fitbit.FitbitIntradaySteps dc42ca288b9c4178",
            "org.radarcns.connector.fitbit.FitbitRestingHeartRate 86314cecd1bee77f",
            "org.radarcns.connector.fitbit.FitbitSkinTemperature 0df72f644d787204",
            "org.radarcns.connector.fitbit.FitbitSleepClassic cafe08796ad3f120",
            "org.radarcns.connector.fitbit.FitbitSleepStage 1830af1b44bfdaaf",
            "org.radarcns.connector.fitbit.FitbitTimeZone 70ea75b10061698f",
            "org.radarcns.kafka.ObservationKey 88a37c3d59cf6201",
            "org.radarcns.push.googlehealth.GoogleHealthHeartRate d2310d00c6b3510e",
            "org.radarcns.push.googlehealth.GoogleHealthSleepClassic e47ea8815e134efd",
            "org.radarcns.push.googlehealth.GoogleHealthSleepStage 1755a389c7fab72e",
            "org.radarcns.push.googlehealth.GoogleHealthSteps 577541ddb88a9b4b",
        ],
        Schemas.Select(static schema => $"{schema.Key} {AvroFingerprint.Rabin(schema.Value):x16}").Order(StringComparer.Ordinal));

    [Fact]
    public void Schemas_EachFile_IsOfATopic() => Assert.Equal(
        Schemas.Count, typeof(RadarAvroEncoder).Assembly.GetManifestResourceNames().Count(static name => name.EndsWith(".avsc", StringComparison.Ordinal)));

    [Fact]
    public void Schemas_EachField_SaysWhatItMeans() => Assert.All(
        Schemas.Values.OfType<AvroRecordSchema>().SelectMany(static schema => schema.Fields), static field => Assert.NotEmpty(field.Documentation!));

    private static List<string> Defaults(AvroSchema schema) => schema switch
    {
        AvroRecordSchema record => [.. record.Fields.SelectMany(static field => Defaults(field.Schema).Select(inner => $"{field.Name}.{inner}")
            .Append($"{field.Name} = {(field.HasDefault ? field.Default ?? "null" : "none")}"))],
        AvroUnionSchema union => [.. union.Branches.SelectMany(Defaults)],
        _ => [],
    };
}
