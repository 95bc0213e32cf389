using FitbitSdk.Records;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using static FitbitSdk.Sync.Tests.Times;

namespace FitbitSdk.Sync.Tests.Detection;

public sealed class LogDigestTests
{
    private static readonly FetchWindow All = Window(On(1), On(30));

    [Fact]
    public void ToBytes_ThousandLogs_KeepsTheNewestWithinItsBound()
    {
        LogDigest digest = new();
        for (int i = 0; i < 1000; i++)
        {
            digest.Set(RecordKey.Log($"4821234567{i:000}"), (ulong)i, At(1) + Duration.FromMinutes(20 * i), At(1) + Duration.FromMinutes((20 * i) + 15));
        }

        byte[] bytes = digest.ToBytes(static _ => true);
        LogDigest read = LogDigest.Read(bytes);

        Assert.InRange(bytes.Length, SyncOffset.MaximumDigest - 60, SyncOffset.MaximumDigest);
        Assert.True(read.IsKnown(RecordKey.Log("4821234567999"), 999));
        Assert.False(read.IsKnown(RecordKey.Log("4821234567000"), 0));
    }

    [Fact]
    public void Read_WhatToBytesWrote_KnowsWhatWasMissedAndSinceWhen()
    {
        LogDigest digest = new();
        digest.Set(RecordKey.Log("a/b"), 1, At(10), At(10, 8));
        digest.Set(RecordKey.Current, 2, At(11), At(11));

        Assert.Empty(LogDigest.Read(digest.ToBytes(static _ => true)).TakeGone(All, At(12)));
        LogDigest fresh = LogDigest.Read(digest.ToBytes(static _ => true));
        Assert.Empty(fresh.TakeGone(All, At(12)));
        LogDigest missed = LogDigest.Read(fresh.ToBytes(static _ => true));

        Assert.Empty(missed.TakeGone(All, At(12, 0, 59)));
        Assert.Equal([RecordKey.Log("a/b"), RecordKey.Current], missed.TakeGone(All, At(12, 1)).OrderByDescending(static key => key.ToString() == "a%2Fb"));
        Assert.Empty(missed.ToBytes(static _ => true));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    public void Read_DamagedBytes_ForgetsWhatWasDelivered(int cut)
    {
        LogDigest digest = new();
        digest.Set(RecordKey.Log("48212345678"), 1, At(10), At(10, 8));
        byte[] bytes = digest.ToBytes(static _ => true);

        Assert.All([LogDigest.Read(bytes.AsSpan(0, bytes.Length - cut)), LogDigest.Read([9, .. bytes.AsSpan(1)])], static read =>
            Assert.Equal((true, 0), (read.IsForgotten, read.ToBytes(static _ => true).Length)));
    }

    [Fact]
    public void TakeGone_AnyReads_TakesOnlyWhatTwoReadsAnHourApartDidNotFind() => Prop.ForAll(
        Arb.From(Gen.Zip(Gen.Choose(0, 90), Gen.Elements(true, false)).ListOf()),
        static reads =>
        {
            RecordKey key = RecordKey.Log("1");
            LogDigest digest = new();
            digest.Set(key, 1, At(10), At(10, 8));
            Instant now = At(12);
            Instant? missed = null;
            foreach ((int minutes, bool found) in reads)
            {
                now += Duration.FromMinutes(minutes);
                digest = LogDigest.Read(digest.ToBytes(static _ => true));
                if (found)
                {
                    missed = null;
                    if (!digest.IsKnown(key, 1))
                    {
                        digest.Set(key, 1, At(10), At(10, 8));
                    }
                }

                bool known = digest.ToBytes(static _ => true).Length > 0;
                bool expected = known && !found && now - missed >= Duration.FromHours(1);
                missed = found || expected ? null : missed ?? now;
                if ((digest.TakeGone(All, now).Count == 1) != expected)
                {
                    return false;
                }

                if (expected || !known)
                {
                    missed = null;
                }
            }

            return true;
        }).QuickCheckThrowOnFailure();
}
