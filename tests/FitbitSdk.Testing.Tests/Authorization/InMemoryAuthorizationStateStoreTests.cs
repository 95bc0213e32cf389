using FitbitSdk.Records;
using NodaTime;

namespace FitbitSdk.Testing.Tests;

public sealed class InMemoryAuthorizationStateStoreTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 14, 12, 0);

    private readonly InMemoryAuthorizationStateStore _store = new();

    [Theory, MemberData(nameof(AuthorizationStateStoreCompliance.Cases), MemberType = typeof(AuthorizationStateStoreCompliance))]
    public Task Holds(ComplianceCase<IAuthorizationStateStore> one) => one.RunAsync(() => new(_store));

    [Fact]
    public async Task Add_BeyondCapacity_DropsWhatExpiresFirst()
    {
        for (int number = 0; number <= InMemoryAuthorizationStateStore.Capacity; number++)
        {
            await AddAsync(number, Noon + Duration.FromMilliseconds(number));
        }

        Assert.Null(await RedeemAsync(0));
        Assert.NotNull(await RedeemAsync(1));
        Assert.NotNull(await RedeemAsync(InMemoryAuthorizationStateStore.Capacity));
    }

    [Fact]
    public async Task Add_AfterOthersExpired_ForgetsThem()
    {
        await AddAsync(1, Noon);

        await AddAsync(2, Noon + Duration.FromMinutes(10));

        Assert.Null(await RedeemAsync(1));
    }

    [Fact]
    public void Pending_Printed_ShowsNoSecret() => Assert.Equal("(authorization at fitbit, until 2026-03-14T12:10:00Z)", Pending(Noon).ToString());

    [Theory]
    [InlineData("""{"verifier":"SECRET"}""")]
    [InlineData("""{"provider":"fitbit","user":"anna","bindingHash":"SECRET","redirectUri":"https://app.example/","verifier":"v","scopes":null,"begunAt":"2026-03-14T12:00:00Z","expiresAt":"2026-03-14T12:10:00Z"}""")]
    public void Codec_DamagedText_IsNamedAndNotQuoted(string json)
    {
        InvalidDataException thrown = Assert.Throws<InvalidDataException>(() => PendingAuthorizationCodec.Deserialize(System.Text.Encoding.UTF8.GetBytes(json)));

        Assert.DoesNotContain("SECRET", thrown.ToString(), StringComparison.Ordinal);
    }

    private static PendingAuthorization Pending(Instant begun) => new()
    {
        Provider = ProviderId.Fitbit,
        User = new("anna"),
        BindingHash = "hash",
        RedirectUri = new("https://app.example/callback"),
        Verifier = "SECRET",
        Scopes = ["sleep"],
        BegunAt = begun,
        ExpiresAt = begun + Duration.FromMinutes(10),
    };

    private ValueTask AddAsync(int number, Instant begun) =>
        _store.AddAsync(AuthorizationStateId.Of($"{number}"), Pending(begun), TestContext.Current.CancellationToken);

    private ValueTask<PendingAuthorization?> RedeemAsync(int number) => _store.RedeemAsync(AuthorizationStateId.Of($"{number}"), TestContext.Current.CancellationToken);
}
