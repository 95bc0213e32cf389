using Microsoft.Extensions.Options;

namespace FitbitSdk.RabbitMQ;

[OptionsValidator]
internal sealed partial class RabbitMqEventsOptionsValidator : IValidateOptions<RabbitMqEventsOptions>;

[OptionsValidator]
internal sealed partial class OcariotBusOptionsValidator : IValidateOptions<OcariotBusOptions>;
