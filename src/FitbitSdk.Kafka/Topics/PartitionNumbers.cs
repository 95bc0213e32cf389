namespace FitbitSdk.Kafka;

/// <summary>How the partitions of an assignment are counted where it is read.</summary>
public enum PartitionNumbers
{
    /// <summary>From 0, as Kafka counts.</summary>
    FromZero = 0,

    /// <summary>From 1, as in the examples of dojot's data broker; each is taken for the one before it.</summary>
    FromOne = 1,
}
