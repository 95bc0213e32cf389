using Microsoft.Extensions.Options;

namespace FitbitSdk.WebApi;

/// <summary>Checks each setting by itself.</summary>
[OptionsValidator]
internal sealed partial class FitbitClientOptionsValidator : IValidateOptions<FitbitClientOptions>;
