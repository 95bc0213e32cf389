using FitbitSdk.Storage.Sqlite;
using FitbitSdk.Testing;

namespace FitbitSdk.Storage.Tests;

public sealed class SqliteComplianceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static IEnumerable<object[]> OffsetStoreCases => OffsetStoreCompliance.Cases;

    public static IEnumerable<object[]> TokenStoreCases => TokenStoreCompliance.Cases;

    public static IEnumerable<object[]> TokenLeaseCases => TokenLeaseCompliance.Cases;

    public static IEnumerable<object[]> AuthorizationStateStoreCases => AuthorizationStateStoreCompliance.Cases;

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(OffsetStoreCases))]
    public Task OffsetStore_Holds(ComplianceCase<IOffsetStore> one) => one.RunAsync(() => new(new SqliteOffsetStore(_folder.File())));

    [Theory, MemberData(nameof(TokenStoreCases))]
    public Task TokenStore_Holds(ComplianceCase<ITokenStore> one) => one.RunAsync(() => new(new SqliteTokenStore(_folder.File())));

    [Theory, MemberData(nameof(AuthorizationStateStoreCases))]
    public Task AuthorizationStateStore_Holds(ComplianceCase<IAuthorizationStateStore> one) => one.RunAsync(() => new(new SqliteAuthorizationStateStore(_folder.File())));

    [Theory, MemberData(nameof(TokenLeaseCases))]
    public Task TokenLease_Holds(ComplianceCase<TokenLeaseFixture> one) =>
        one.RunAsync(() => new(new TokenLeaseFixture(clock => new(new SqliteTokenLease(_folder.File(), clock)))));
}
