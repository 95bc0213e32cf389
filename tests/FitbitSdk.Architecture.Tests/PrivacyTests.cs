using System.Reflection;
using FitbitSdk.Records;

namespace FitbitSdk.Architecture.Tests;

/// <summary>Nothing private turns into text by accident.</summary>
public sealed class PrivacyTests
{
    private const string Secret = "visible-Secret.123";

    [Fact]
    public void RecordTypes_AreNoCSharpRecords_WhichWouldPrintTheirValues()
    {
        Type[] records = [.. typeof(HeartRateSample).Assembly.GetExportedTypes().Where(static type =>
            Array.Exists(type.GetInterfaces(), static i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IHealthRecord<>)))];
        IEnumerable<Type> parts = records.SelectMany(static type => type.GetProperties()).Select(static p => p.PropertyType)
            .Select(static type => type.IsGenericType ? type.GetGenericArguments()[0] : type).Where(static type => type.Assembly == typeof(HeartRateSample).Assembly);

        Assert.True(records.Length >= 11);
        Assert.DoesNotContain(records.Concat(parts), static type => type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null);
    }

    [Fact]
    public void Secrets_PrintRedacted()
    {
        OAuthToken token = new() { Access = new(Secret), Refresh = new(Secret), ExpiresAt = default, AccountId = Secret };

        Assert.DoesNotContain(Secret, $"{token} {token.Access} {token.Refresh} {new StoredToken(token, 1)}", StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, Assert.Throws<ArgumentException>(static () => new AccessToken(Secret + " ")).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void UserKeys_PrintAsADigest()
    {
        UserKey key = new(Secret);

        Assert.DoesNotContain(Secret, $"{key} {new SyncUser(key, default)} {new TokenKey(ProviderId.Fitbit, key)} {new OffsetKey(new(ProviderId.Fitbit, key, 0), null)}", StringComparison.Ordinal);
        Assert.Equal(key.ToString(), new UserKey(Secret).ToString());
    }
}
