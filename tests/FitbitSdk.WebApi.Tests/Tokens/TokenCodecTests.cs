using NodaTime;

namespace FitbitSdk.WebApi.Tests;

public sealed class TokenCodecTests
{
    private static readonly OAuthToken Pair = new()
    {
        Access = new("the-access-token"),
        Refresh = new("the-refresh-token"),
        ExpiresAt = Instant.FromUtc(2026, 3, 14, 20, 0),
        IssuedAt = Instant.FromUtc(2026, 3, 14, 12, 0),
        Scopes = ["sleep"],
    };

    [Fact]
    public void Deserialize_DocumentOfBeforeLineages_Reads()
    {
        OAuthToken token = TokenCodec.Deserialize("""{"access":"a","refresh":"r","expiresAt":"2026-03-14T12:00:00Z","scopes":["sleep"],"accountId":"26FWFL"}"""u8);

        Assert.Equal(("a", "r", "26FWFL"), (token.Access.Reveal(), token.Refresh!.Reveal(), token.AccountId));
        Assert.Null(token.IssuedAt);
        Assert.Empty(token.Lineage.Adopted);
        Assert.Empty(token.Lineage.Spent);
    }

    [Fact]
    public void Deserialize_WhatWasSerialized_KeepsLineageAndIssueTime()
    {
        OAuthToken token = new() { Access = Pair.Access, Refresh = Pair.Refresh, ExpiresAt = Pair.ExpiresAt, IssuedAt = Pair.IssuedAt, Lineage = TokenLineage.Empty.WithSpent(Pair) };

        OAuthToken read = TokenCodec.Deserialize(TokenCodec.Serialize(token));

        Assert.Equal(Pair.IssuedAt, read.IssuedAt);
        Assert.Equal([TokenLineage.Fingerprint(Pair)], read.Lineage.Adopted);
        Assert.Equal([TokenLineage.Fingerprint(Pair)], read.Lineage.Spent);
        Assert.True(read.Lineage.Knows(Pair));
    }

    [Theory]
    [InlineData("""{"access":"a","expiresAt":"2026-03-14T12:00:00Z","scopes":[],"issuedAt":"SECRET-noon"}""")]
    [InlineData("""{"access":"SECRET a","expiresAt":"2026-03-14T12:00:00Z","scopes":[]}""")]
    [InlineData("""{"access":"SECRET","expiresAt":"2026-03-14T12:00:00Z","scopes":[],"spent":7}""")]
    [InlineData("""{"access":"SECRET","expiresAt":"2026-03-14T12:00:00Z","scopes":null}""")]
    public void Deserialize_Damaged_IsAnErrorThatQuotesNothing(string json)
    {
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => TokenCodec.Deserialize(System.Text.Encoding.UTF8.GetBytes(json)));

        Assert.DoesNotContain("SECRET", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Fingerprint_OfAPair_IsTheRefreshTokensAndPrintsNothingOfIt()
    {
        OAuthToken bare = new() { Access = Pair.Access, Refresh = null, ExpiresAt = Pair.ExpiresAt };
        OAuthToken renewed = new() { Access = new("another"), Refresh = Pair.Refresh, ExpiresAt = Pair.ExpiresAt };

        // The first 96 bits of SHA-256, as any other tool counts them.
        Assert.Equal("Rchn4gMi9OwphMBK", TokenLineage.Fingerprint(Pair));
        Assert.Equal(TokenLineage.Fingerprint(Pair), TokenLineage.Fingerprint(renewed));
        Assert.NotEqual(TokenLineage.Fingerprint(Pair), TokenLineage.Fingerprint(bare));
        Assert.Equal("(1 adopted, 1 spent)", TokenLineage.Empty.WithSpent(Pair).ToString());
    }
}
