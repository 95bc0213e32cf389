using FitbitSdk.Records;

namespace FitbitSdk.Testing.Tests;

public sealed class InMemoryTokenLeaseTests
{
    private InMemoryTokenLease? _lease;

    [Theory, MemberData(nameof(TokenLeaseCompliance.Cases), MemberType = typeof(TokenLeaseCompliance))]
    public Task Holds(ComplianceCase<TokenLeaseFixture> one) =>
        one.RunAsync(() => new(new TokenLeaseFixture(clock => new(_lease ??= new(clock)))));

    [Fact]
    public async Task TryAcquire_NoLength_Throws()
    {
        InMemoryTokenLease lease = new(new ManualTimeProvider());

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () =>
            await lease.TryAcquireAsync(new(ProviderId.Fitbit, new("anna")), TimeSpan.Zero, TestContext.Current.CancellationToken));
    }
}
