namespace FitbitSdk.Records.Tests;

public sealed class IdentityTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a\nb")]
    public void UserKey_ThatCannotStandInARecord_Throws(string value) => Assert.ThrowsAny<ArgumentException>(() => new UserKey(value));

    [Fact]
    public void UserKey_HalfASurrogatePair_Throws()
    {
        // Not in attributes: metadata is UTF-8 and would replace them.
        Assert.Throws<ArgumentException>(() => new UserKey("a\uD83D"));
        Assert.Throws<ArgumentException>(() => new UserKey("\uDCA4b"));
        Assert.Equal("😴", new UserKey("😴").Value);
    }

    [Fact]
    public void UserKey_Length_IsLimited()
    {
        Assert.Equal(200, new UserKey(new('x', 200)).Value.Length);
        Assert.Throws<ArgumentException>(() => new UserKey(new('x', 201)));
    }

    [Fact]
    public void UserKey_AsText_IsADigest()
    {
        Assert.Equal("user:55579b55", new UserKey("anna").ToString());
        Assert.Equal(new UserKey("anna"), new UserKey("anna"));
        Assert.NotEqual(new UserKey("anna").ToString(), new UserKey("Anna").ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("Heart")]
    [InlineData("heart_rate")]
    [InlineData("heart/rate")]
    public void Ids_OfAnotherForm_Throw(string value)
    {
        Assert.ThrowsAny<ArgumentException>(() => new StreamId(value));
        Assert.ThrowsAny<ArgumentException>(() => new ProviderId(value));
    }

    [Fact]
    public void Ids_OfTheFamily_AreThese() =>
        Assert.Equal(
            ["fitbit", "heart-rate", "steps", "sleep"],
            new object[] { ProviderId.Fitbit, StreamId.HeartRate, StreamId.Steps, StreamId.Sleep }.Select(static id => id.ToString()));
}
