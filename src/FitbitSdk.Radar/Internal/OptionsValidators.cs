using Microsoft.Extensions.Options;

namespace FitbitSdk.Radar;

[OptionsValidator]
internal sealed partial class RadarAvroEncoderOptionsValidator : IValidateOptions<RadarAvroEncoderOptions>;
