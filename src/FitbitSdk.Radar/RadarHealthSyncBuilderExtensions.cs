using System.Diagnostics.Metrics;
using FitbitSdk;
using FitbitSdk.Radar;
using FitbitSdk.Records;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds RADAR-base's format to a sync.</summary>
public static class RadarHealthSyncBuilderExtensions
{
    /// <summary>Adds the encoder of RADAR-base's topics; a sink that writes topics finds it, such as the file sink with <c>FileFormats.Topics</c>.</summary>
    /// <param name="builder">The sync.</param>
    /// <param name="configure">Changes the options.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>Safe to call twice.</remarks>
    public static IHealthSyncBuilder AddRadarEncoder(this IHealthSyncBuilder builder, Action<RadarAvroEncoderOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptionsWithValidateOnStart<RadarAvroEncoderOptions, RadarAvroEncoderOptionsValidator>().Configure(configure ?? (static _ => { }));
        builder.Services.TryAddSingleton(static provider =>
            new RadarAvroEncoder(provider.GetRequiredService<IOptions<RadarAvroEncoderOptions>>().Value, provider.GetService<IMeterFactory>()));
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<ITopicEncoder, RadarAvroEncoder>(static provider => provider.GetRequiredService<RadarAvroEncoder>()));
        return builder;
    }
}
