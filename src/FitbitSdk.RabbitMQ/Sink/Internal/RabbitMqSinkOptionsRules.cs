using FitbitSdk.Records;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FitbitSdk.RabbitMQ;

[OptionsValidator]
internal sealed partial class RabbitMqSinkOptionsValidator : IValidateOptions<RabbitMqSinkOptions>;

/// <summary>Checks at start what attributes cannot: whether options fit each other, and whether there is an encoder.</summary>
internal sealed class RabbitMqSinkOptionsRules(IServiceProviderIsService registrations) : IValidateOptions<RabbitMqSinkOptions>
{
    public ValidateOptionsResult Validate(string? name, RabbitMqSinkOptions options)
    {
        string[] faults = [.. Faults(options).OfType<string>().Select(static fault => $"{nameof(RabbitMqSinkOptions)}.{fault}")];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private IEnumerable<string?> Faults(RabbitMqSinkOptions options)
    {
        bool hasTopics = options.Format is RabbitMqFormat.Topics;
        yield return hasTopics && !registrations.IsService(typeof(ITopicEncoder))
            ? "Format is Topics, and no encoder is there: call AddHealthSync().AddRadarEncoder(), or register an ITopicEncoder." : null;
        yield return hasTopics && options.RecordsPerMessage > 1
            ? "RecordsPerMessage needs the format Json or Avro: of the entries that an encoder makes of a record, one does not say which record that is." : null;
        yield return options is { ProjectsAsTenants: true, RoutingKey: not null } ? "ProjectsAsTenants has no effect with a RoutingKey of your own: leave one out." : null;
    }
}
