using FsCheck;
using FsCheck.Fluent;

namespace FitbitSdk.Kafka.Tests;

public sealed class TenantTopicNamesTests
{
    private static readonly Arbitrary<string> Parts = Gen.Elements("aZ9._-".ToCharArray()).NonEmptyListOf().Select(static letters => string.Concat(letters.Take(40))).ToArbitrary();

    [Fact]
    public void Of_AnyTenantAndSubject_CanBeTakenApart() => Prop.ForAll(Parts, Parts, static (tenant, subject) =>
        TenantTopicNames.TryParse(TenantTopicNames.Of(tenant, subject), out string foundTenant, out string foundSubject) && (foundTenant, foundSubject) == (tenant, subject))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Of_TwoPairs_ShareNoName() => Prop.ForAll(Parts, Parts, static (one, other) =>
    {
        string[] names = [TenantTopicNames.Of(one, other), TenantTopicNames.Of(other, one), TenantTopicNames.Of($"{one}.x", other), TenantTopicNames.Of(one, $"x.{other}"), TenantTopicNames.Of($"{one}_2Ex", other)];
        return names.Distinct(StringComparer.Ordinal).Count() == (one == other ? 4 : 5);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("acme", "device-data", "acme.device-data")]
    [InlineData("acme.north", "device-data", "acme_2Enorth.device-data")]
    [InlineData("acme_north", "dojot.device-manager.device", "acme_5Fnorth.dojot.device-manager.device")]
    public void Of_EachPart_IsWhereItCanBeFound(string tenant, string subject, string name) => Assert.Equal(name, TenantTopicNames.Of(tenant, subject));

    [Theory]
    [InlineData("", "x")]
    [InlineData("x", "")]
    [InlineData("*", "x")]
    [InlineData("a/b", "x")]
    [InlineData("x", "Jos\u00e9")]
    public void Of_WhatIsNoTenantOrSubject_IsRefused(string tenant, string subject) => Assert.Throws<ArgumentException>(() => TenantTopicNames.Of(tenant, subject));

    [Fact]
    public void Of_NameThatIsTooLong_IsRefused() => Assert.Throws<ArgumentException>(static () => TenantTopicNames.Of(new('_', 82), "xxxx"));

    [Theory]
    [InlineData("nodot")]
    [InlineData("a_b.subject")]
    [InlineData(".subject")]
    public void TryParse_WhatOfNeverGives_IsNone(string name) => Assert.False(TenantTopicNames.TryParse(name, out _, out _));

    [Theory]
    [InlineData('a', 246)]
    [InlineData('a', 1_000)]
    [InlineData('_', 120)]
    public void TryParse_NameWithAPartTooLong_IsNone(char letter, int length)
    {
        string name = $"{new(letter, length)}.xxx";

         Assert.False(TenantTopicNames.TryParse(name, out _, out _));
    }

    [Fact]
    public void FindCollisions_DotAndUnderscore_AreTakenForOne() =>
        Assert.Equal(["a.b_c", "a_b.c"], Assert.Single(TenantTopicNames.FindCollisions(["a.b_c", "a_b.c", "a-b.c", "a-b.c"])));
}
