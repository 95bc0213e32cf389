using Microsoft.Extensions.Options;

namespace FitbitSdk.Kafka;

/// <summary>Checks the profiles at start; all that is wrong in a file is told.</summary>
internal sealed class KafkaTopicsOptionsRules : IValidateOptions<KafkaTopicsOptions>
{
    public ValidateOptionsResult Validate(string? name, KafkaTopicsOptions options)
    {
        List<string> faults = options.ProfilesFile is { } file && string.IsNullOrWhiteSpace(file)
            ? ["KafkaTopicsOptions.ProfilesFile is empty: name a file, or leave it null for none."]
            : [.. options.Read().Errors.Select(static error => $"KafkaTopicsOptions.ProfilesFile: {error}")];
        if (options.Profiles is null || options.Default is null)
        {
            faults.Add("KafkaTopicsOptions.Profiles and KafkaTopicsOptions.Default must not be null.");
        }

        if (options.ProfilesFile is not null && options.Profiles != TopicProfiles.None)
        {
            faults.Add("KafkaTopicsOptions.ProfilesFile and KafkaTopicsOptions.Profiles exclude each other.");
        }

        if (options.ProfilesFile is null && options.PartitionNumbers is not PartitionNumbers.FromZero)
        {
            faults.Add("KafkaTopicsOptions.PartitionNumbers says how partitions are counted in KafkaTopicsOptions.ProfilesFile, and there is none: profiles in code count from 0.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
