namespace FitbitSdk.Kafka;

/// <summary>Options of the topics that the Kafka sink creates.</summary>
/// <remarks>The subject of a profile is the stream (<c>heart-rate</c>); of an encoder's topics, and of the dead letters, the topic's own name. A topic is a tenant's where
/// <see cref="KafkaSinkOptions.TopicName"/> gives it the name that <see cref="TenantTopicNames.Of"/> gives to tenant and stream.</remarks>
public sealed class KafkaTopicsOptions
{
    /// <summary>Gets or sets what topics are to be like.</summary>
    /// <value>The default is <see cref="TopicProfiles.None"/>.</value>
    public TopicProfiles Profiles { get; set; } = TopicProfiles.None;

    /// <summary>Gets or sets a JSON file that says the same, as dojot's data broker writes profiles (<see cref="TopicProfileJson"/>). It is read at start.</summary>
    /// <value>The default is <see langword="null"/>: none; not together with <see cref="Profiles"/>.</value>
    public string? ProfilesFile { get; set; }

    /// <summary>Gets or sets how partitions are counted in <see cref="ProfilesFile"/>.</summary>
    /// <value>The default is <see cref="PartitionNumbers.FromZero"/>; another one only with a file.</value>
    public PartitionNumbers PartitionNumbers { get; set; }

    /// <summary>Gets or sets what a topic is like that no profile speaks of.</summary>
    /// <value>The default is <see cref="TopicSpec.Default"/>: one partition, not replicated; <see cref="TopicSpec.RadarBase"/> is like RADAR-base's own topics.</value>
    public TopicSpec Default { get; set; } = TopicSpec.Default;

    /// <summary>Reads the file, if there is one; a wrong one is told with all its errors.</summary>
    internal TopicProfileReading Read()
    {
        if (ProfilesFile is null)
        {
            return new(Profiles, [], []);
        }

        try
        {
            return TopicProfileJson.Read(File.ReadAllText(ProfilesFile), PartitionNumbers);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new(TopicProfiles.None, [new(null, null, null, $"the file cannot be read ({e.GetType().Name}).")], []);
        }
    }
}
