using Confluent.Kafka;
using FitbitSdk.Records;

namespace FitbitSdk.Kafka.Tests;

public sealed class RefusedMessagesTests
{
    [Fact]
    public async Task Add_MoreThanItHolds_ForgetsTheOldestAlone()
    {
        using RecordBatch batch = TestWorker.BatchOf(new("anna"), first: 0, count: 5);
        using MessageSet set = Assert.Single(await new MessageEncoding(new(), null, null).EncodeAsync(batch, TestContext.Current.CancellationToken));
        RefusedMessages refused = new(most: 3);
        foreach (int index in (ReadOnlySpan<int>)[0, 1, 2, 0, 3])
        {
            refused.Add(RefusedMessages.KeyOf(set, index, batch.GetHead), ErrorCode.InvalidRecord);
        }

        Assert.Equal([0, 2, 3], refused.Among(set, batch.GetHead).Select(static one => one.Index));
        refused.Remove(RefusedMessages.KeyOf(set, 2, batch.GetHead));
        refused.Add(RefusedMessages.KeyOf(set, 4, batch.GetHead), null);
        Assert.Equal([0, 3, 4], refused.Among(set, batch.GetHead).Select(static one => one.Index));
    }
}
