using System.Reflection;
using FitbitSdk.Records;

namespace FitbitSdk.Radar;

/// <summary>One of RADAR-base's topics, with the schemas as embedded in this assembly.</summary>
internal abstract class RadarTopic(StreamId stream, string name, string schema)
{
    private static readonly string KeySchema = Load("observation_key");

    public Topic Topic { get; } = new(stream, name, KeySchema, Load(schema));

    private static string Load(string schema)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{schema}.avsc")
            ?? throw new InvalidOperationException($"The schema {schema}.avsc is not embedded in {typeof(RadarTopic).Assembly.GetName().Name}.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
