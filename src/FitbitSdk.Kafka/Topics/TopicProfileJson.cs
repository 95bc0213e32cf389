using System.Text.Json;

namespace FitbitSdk.Kafka;

/// <summary>Reads profiles as dojot's data broker writes them: <c>num_partitions</c> with <c>replication_factor</c>, or <c>replica_assignment</c>, by tenant.</summary>
public static class TopicProfileJson
{
    /// <summary>Reads the profiles of several subjects: <c>{subject: {tenant: profile}}</c>.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="numbers">How partitions are counted in it.</param>
    /// <returns>The profiles, with all that is wrong in them.</returns>
    public static TopicProfileReading Read(string json, PartitionNumbers numbers = PartitionNumbers.FromZero) =>
        Read(json, (reader, root) => reader.ReadSubjects(root), numbers);

    /// <summary>Reads the profiles of one subject: <c>{tenant: profile}</c>, the body of dojot's <c>/topic/{subject}/profile</c>.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="json">The JSON.</param>
    /// <param name="numbers">How partitions are counted in it.</param>
    /// <returns>The profiles, with all that is wrong in them.</returns>
    public static TopicProfileReading ReadSubject(string subject, string json, PartitionNumbers numbers = PartitionNumbers.FromZero) =>
        Read(json, (reader, root) => reader.ReadSubject(subject, root), numbers);

    private static TopicProfileReading Read(string json, Action<ProfileReader, JsonElement> read, PartitionNumbers numbers)
    {
        ProfileReader reader = new(numbers);
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            read(reader, document.RootElement);
        }
        catch (JsonException)
        {
            return new(TopicProfiles.None, [new(null, null, null, "This is no JSON.")], []);
        }

        return reader.Finish();
    }
}
