namespace FitbitSdk.Testing.Tests;

public sealed class InMemoryTokenStoreTests
{
    private readonly InMemoryTokenStore _store = new();

    [Theory, MemberData(nameof(TokenStoreCompliance.Cases), MemberType = typeof(TokenStoreCompliance))]
    public Task Holds(ComplianceCase<ITokenStore> one) => one.RunAsync(() => new(_store));
}
