namespace FitbitSdk.Testing.Tests;

public sealed class InMemoryOffsetStoreTests
{
    private readonly InMemoryOffsetStore _store = new();

    [Theory, MemberData(nameof(OffsetStoreCompliance.Cases), MemberType = typeof(OffsetStoreCompliance))]
    public Task Holds(ComplianceCase<IOffsetStore> one) => one.RunAsync(() => new(_store));
}
