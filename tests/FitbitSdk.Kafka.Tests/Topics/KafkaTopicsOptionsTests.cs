using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FitbitSdk.Kafka.Tests;

/// <summary>What topics are to be like is checked at start; all that is wrong is told, by its setting and place.</summary>
public sealed class KafkaTopicsOptionsTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    [Fact]
    public void Validate_FileWithErrors_TellsThemAll()
    {
        File.WriteAllText(_path, """{"steps": {"acme": {"num_partitions": 0, "replication_factor": 1}, "*": {"num_partitions": 3}}}""");

        string wrong = Refusal(options => options.ProfilesFile = _path);

        Assert.Contains("steps / acme / num_partitions", wrong, StringComparison.Ordinal);
        Assert.Contains("steps / *", wrong, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/no/such/file.json", "the file cannot be read")]
    [InlineData("no\0file", "the file cannot be read")]
    [InlineData("", "is empty")]
    [InlineData(" ", "is empty")]
    public void Validate_FileThatIsNone_NamesTheSetting(string path, string reason)
    {
        string wrong = Refusal(options => options.ProfilesFile = path);

        Assert.Contains("KafkaTopicsOptions.ProfilesFile", wrong, StringComparison.Ordinal);
        Assert.Contains(reason, wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_SettingsThatDoNotGoTogether_NamesBoth()
    {
        File.WriteAllText(_path, "{}");

        string both = Refusal(options => (options.ProfilesFile, options.Profiles) = (_path, new([])));
        string none = Refusal(static options => options.PartitionNumbers = PartitionNumbers.FromOne);

        Assert.Contains("KafkaTopicsOptions.ProfilesFile and KafkaTopicsOptions.Profiles exclude each other", both, StringComparison.Ordinal);
        Assert.Contains("KafkaTopicsOptions.PartitionNumbers", none, StringComparison.Ordinal);
        Assert.Contains("KafkaTopicsOptions.ProfilesFile", none, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_File_GivesItsProfiles()
    {
        File.WriteAllText(_path, """{"steps": {"acme": {"num_partitions": 3, "replication_factor": 1}}}""");
        using ServiceProvider container = Build(options => options.ProfilesFile = _path);

        TopicProfiles read = container.GetRequiredService<IOptions<KafkaTopicsOptions>>().Value.Read().Required();

        Assert.Equal(TopicProfileRule.Tenant, read.Resolve("acme", "steps").Rule);
    }

    [Fact]
    public void Provisioner_FileWithAWarning_LogsItOnceAndNoTenant()
    {
        File.WriteAllText(_path, """{"steps": {"acme": {"replica_assignment": {"1": [1, 2], "2": [1]}}}}""");
        ListLog log = new();
        using ServiceProvider container = Build(options => (options.ProfilesFile, options.PartitionNumbers) = (_path, PartitionNumbers.FromOne), log);

        container.GetRequiredService<TopicProvisioner>();
        container.GetRequiredService<TopicProvisioner>();

        Assert.Equal(
            ["steps: a profile of its topics is taken as it is, but hardly meant so: replica_assignment: not all partitions lie on the same number of brokers."], log.Lines);
    }

    public void Dispose() => File.Delete(_path);

    private static string Refusal(Action<KafkaTopicsOptions> configure)
    {
        using ServiceProvider container = Build(configure);
        return Assert.Throws<OptionsValidationException>(() => container.GetRequiredService<IOptions<KafkaTopicsOptions>>().Value).Message;
    }

    private static ServiceProvider Build(Action<KafkaTopicsOptions> configure, ListLog? log = null)
    {
        ServiceCollection services = new();
        services.AddSingleton<ILogger<TopicProvisioner>>(log ?? new());
        new Builder(services).AddKafkaTopics(configure).AddKafkaSink(static options => options.BootstrapServers = "127.0.0.1:1");
        return services.BuildServiceProvider();
    }

    private sealed class Builder(IServiceCollection services) : IHealthSyncBuilder
    {
        public IServiceCollection Services { get; } = services;
    }
}
