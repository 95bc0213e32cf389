namespace FitbitSdk.Testing.Tests;

public sealed class InMemoryTransactionalSinkTests
{
    [Theory, MemberData(nameof(RecordSinkCompliance.Cases), MemberType = typeof(RecordSinkCompliance))]
    public Task Holds(ComplianceCase<IRecordSinkFixture> one) => one.RunAsync(static () => new(InMemoryFixture.Transactional()));
}
