using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using FitbitSdk.GoogleHealth;
using FitbitSdk.Kafka;
using FitbitSdk.RabbitMQ;
using FitbitSdk.Records;
using FitbitSdk.WebApi;

namespace FitbitSdk.Architecture.Tests;

/// <summary>Nothing private turns into text by accident.</summary>
public sealed partial class PrivacyTests
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
    public void OptionsWithSecrets_PrintTheirNameAlone()
    {
        FitbitClientOptions fitbit = new() { ClientId = Secret, ClientSecret = Secret };
        GoogleHealthClientOptions google = new() { ClientId = Secret, ClientSecret = Secret };

        SchemaRegistryOptions registry = new() { UserName = Secret, Password = Secret, BearerToken = Secret };
        RabbitMqConnectionOptions rabbit = new() { Hosts = $"amqp://anna:{Secret}@rabbit-1", Password = Secret, ClientKeyPassword = Secret };

        Assert.DoesNotContain(Secret, string.Join(' ', new object[] { fitbit, google, registry, rabbit }), StringComparison.Ordinal);
    }

    [Fact]
    public void HoldersOfATextThatIsASecret_DoNotPrintTheirMembers()
    {
        // Tokens redact themselves wherever they are printed; these are plain texts.
        Type[] holders = [.. Exported().Where(static type => type.GetProperties().Any(static property => property.Name is "ClientSecret" or "AccountId" or "HealthUserId" or "LegacyUserId"))];

        Assert.True(holders.Length >= 5);
        Assert.DoesNotContain(holders, static type => type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null
            && type.GetMethod("ToString", [])!.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false));
    }

    [Fact]
    public void PublicTypes_HaveNoDebuggerDisplayThatNamesASecret() => Assert.DoesNotContain(
        Exported().SelectMany(static type => type.GetCustomAttributes<DebuggerDisplayAttribute>()), static display => DebuggerSecret().IsMatch(display.Value));

    private static IEnumerable<Type> Exported() => Repository.Packages.Where(static package => package is not "FitbitSdk" and not "FitbitSdk.Simulators")
        .SelectMany(static package => Assembly.Load(package).GetExportedTypes());

    [GeneratedRegex("secret|token|reveal|value|account", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DebuggerSecret();

    [Fact]
    public void UserKeys_PrintAsADigest()
    {
        UserKey key = new(Secret);

        Assert.DoesNotContain(Secret, $"{key} {new SyncUser(key, default)} {new TokenKey(ProviderId.Fitbit, key)} {new OffsetKey(new(ProviderId.Fitbit, key, 0), null)}", StringComparison.Ordinal);
        Assert.Equal(key.ToString(), new UserKey(Secret).ToString());
    }
}
