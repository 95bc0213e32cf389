using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FitbitSdk.Kafka.Tests;

public sealed class SchemaRegistryOptionsTests
{
    private const string Password = "visible-Secret.123";

    [Theory]
    [InlineData("")]
    [InlineData(" , ")]
    [InlineData("registry:8081")]
    [InlineData("ftp://registry")]
    [InlineData("https://one:8081,two")]
    [InlineData("https://anna:visible-Secret.123@registry")]
    [InlineData("https://registry?token=visible-Secret.123")]
    public void Url_ThatIsNone_IsRefusedByName(string url) => AssertRefused("SchemaRegistryOptions.Url", options => options.Url = url);

    [Fact]
    public void Credentials_OfWhichHalfIsMissing_AreRefusedByName()
    {
        AssertRefused("Password", static options => options.UserName = "anna");
        AssertRefused("UserName", static options => options.Password = Password);
        AssertRefused("colon", static options => (options.UserName, options.Password) = ("a:b", Password));
    }

    [Fact]
    public void Credentials_OfTwoKinds_AreRefusedByName()
    {
        AssertRefused("exclude each other", static options => (options.UserName, options.Password, options.BearerToken) = ("anna", Password, Password));
        AssertRefused("exclude each other", static options => (options.BearerToken, options.BearerTokenProvider) = (Password, static _ => new(Password)));
        AssertRefused("BearerToken", static options => options.BearerToken = $"{Password}\n");
    }

    [Fact]
    public void Numbers_OutOfRange_AreRefusedByName()
    {
        AssertRefused("Timeout", static options => options.Timeout = TimeSpan.Zero);
        AssertRefused("MaximumAttempts", static options => options.MaximumAttempts = 0);
        AssertRefused("KeySubjects", static options => options.KeySubjects = (SubjectNaming)9);
        AssertRefused("ValueSubjects", static options => options.ValueSubjects = (SubjectNaming)9);
    }

    [Fact]
    public void Certificates_ThatCannotBeRead_AreRefusedByName()
    {
        string text = Path.GetTempFileName();
        File.WriteAllText(text, "no certificate");
        AssertRefused("CaCertificatePath", static options => options.CaCertificatePath = "/no/such/file");
        AssertRefused("CaCertificatePath", options => options.CaCertificatePath = text);
        AssertRefused("ClientCertificatePath", options => options.ClientCertificatePath = text);
        AssertRefused("ClientKeyPath", options => options.ClientKeyPath = text);
        File.Delete(text);
    }

    [Fact]
    public async Task AddSchemaRegistry_Twice_RegistersOneAndKeepsTheHostsOwn()
    {
        ServiceCollection services = new();
        services.AddSingleton<ISchemaIds, OwnIds>();
        Builder sync = new(services);
        sync.AddSchemaRegistry(static options => options.Url = "https://registry").AddSchemaRegistry(static options => options.AutoRegister = false);
        await using ServiceProvider container = services.BuildServiceProvider();

        Assert.IsType<OwnIds>(Assert.Single(container.GetServices<ISchemaIds>()));
        Assert.Single(container.GetServices<SchemaRegistryClient>());
        Assert.False(container.GetRequiredService<IOptions<SchemaRegistryOptions>>().Value.AutoRegister);
    }

    private static void AssertRefused(string named, Action<SchemaRegistryOptions> configure)
    {
        using ServiceProvider container = RegistrySync.Build("https://registry:8081", configure);

        OptionsValidationException e = Assert.Throws<OptionsValidationException>(() => container.GetRequiredService<IOptions<SchemaRegistryOptions>>().Value);

        Assert.Contains(named, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, e.ToString(), StringComparison.Ordinal);
    }

    private sealed class OwnIds : ISchemaIds
    {
        public ValueTask<int> GetIdAsync(string topic, MessagePart part, string schemaJson, CancellationToken cancellationToken) => new(1);
    }

    private sealed class Builder(IServiceCollection services) : IHealthSyncBuilder
    {
        public IServiceCollection Services { get; } = services;
    }
}
