using System.Text;
using FitbitSdk.Records;

namespace FitbitSdk.Kafka;

internal static class UserShards
{
    /// <summary>Gives a user's shard: the same in every process, and in every client that partitions by murmur2.</summary>
    public static int Of(UserKey user, int shards) => Murmur2.PartitionOf(Encoding.UTF8.GetBytes(user.Value), shards);
}
