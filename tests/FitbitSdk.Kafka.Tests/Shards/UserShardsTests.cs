using System.Text;
using FitbitSdk.Records;

namespace FitbitSdk.Kafka.Tests;

public sealed class UserShardsTests
{
    [Fact]
    public void Of_AnyUser_IsWhereLibrdkafkasMurmur2PutsTheKey()
    {
        Random random = new(7);
        foreach (string key in Enumerable.Range(1, 500).Select(i => string.Concat(Enumerable.Range(0, (i % 40) + 1).Select(_ => (char)random.Next('\u00a1', 0xd7ff)))))
        {
            byte[] bytes = Encoding.UTF8.GetBytes(key);

            Assert.Equal(MockNative.Murmur2Partition(0, bytes, (nuint)bytes.Length, 48, 0, 0), UserShards.Of(new(key), 48));
        }
    }

    [Theory]
    [InlineData("anna")]
    [InlineData("anna/heart-rate")]
    [InlineData("//")]
    public void StateKey_UserOfAnyText_IsReadBack(string user)
    {
        OffsetKey stream = new(new(ProviderId.Fitbit, new(user), 3), StreamId.HeartRate);
        OffsetKey account = new(SyncAccount.Of(ProviderId.Fitbit), null);

        Assert.Equal(stream, StateKey.Read(StateKey.Write(stream)));
        Assert.Equal(account, StateKey.Read(StateKey.Write(account)));
    }

    [Theory]
    [InlineData("anna")]
    [InlineData("fitbit/x/heart-rate/anna")]
    [InlineData("fitbit/0/heart-rate/")]
    public void StateKey_OfAnotherTopic_IsRefused(string key) => Assert.Throws<InvalidDataException>(() => StateKey.Read(Encoding.UTF8.GetBytes(key)));
}
