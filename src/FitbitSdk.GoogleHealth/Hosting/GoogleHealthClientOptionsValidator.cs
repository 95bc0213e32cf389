using Microsoft.Extensions.Options;

namespace FitbitSdk.GoogleHealth;

/// <summary>Checks each setting by itself.</summary>
[OptionsValidator]
internal sealed partial class GoogleHealthClientOptionsValidator : IValidateOptions<GoogleHealthClientOptions>;
