using FitbitSdk.Records;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FitbitSdk.Sync;

[OptionsValidator]
internal sealed partial class SyncPlannerOptionsValidator : IValidateOptions<SyncPlannerOptions>;

[OptionsValidator]
internal sealed partial class FileSinkOptionsValidator : IValidateOptions<FileSinkOptions>;

/// <summary>Looks at each policy of the host's own.</summary>
internal sealed class SyncPlannerOptionsRules : IValidateOptions<SyncPlannerOptions>
{
    public ValidateOptionsResult Validate(string? name, SyncPlannerOptions options)
    {
        string[] faults = [.. options.Policies.SelectMany(static own => PolicyRules.Check($"SyncPlannerOptions.Policies[{own.Key}]", own.Value))];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}

/// <summary>Names at start what the host forgot to add; without it the container's own message names only an interface.</summary>
internal sealed class HealthSyncRegistrationRules(IServiceProviderIsService registrations) : IValidateOptions<SyncPlannerOptions>
{
    public ValidateOptionsResult Validate(string? name, SyncPlannerOptions options)
    {
        List<string> missing = [];
        Check<IHealthDataSource>("a provider: call AddFitbitClient(...)");
        Check<IOffsetStore>("an offset store: call AddHealthSync().UseSqlite(path), or register an IOffsetStore");
        Check<IRecordSink>("a sink: call AddHealthSync().AddFileSink(directory) or .AddSink<TSink>()");
        return missing.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail($"AddHealthSync() lacks {string.Join("; and ", missing)}.");

        void Check<T>(string remedy)
        {
            if (!registrations.IsService(typeof(T)))
            {
                missing.Add(remedy);
            }
        }
    }
}

/// <summary>Names at start the encoder that the chosen format lacks.</summary>
internal sealed class FileSinkRegistrationRules(IServiceProviderIsService registrations) : IValidateOptions<FileSinkOptions>
{
    public ValidateOptionsResult Validate(string? name, FileSinkOptions options) =>
        options.Formats.HasFlag(FileFormats.Topics) && !registrations.IsService(typeof(ITopicEncoder))
            ? ValidateOptionsResult.Fail("AddFileSink() with FileFormats.Topics lacks an encoder: call AddHealthSync().AddRadarEncoder(), or register an ITopicEncoder.")
            : ValidateOptionsResult.Success;
}
