using System.ComponentModel.DataAnnotations;

namespace FitbitSdk.Radar;

/// <summary>Options of the encoder.</summary>
public sealed class RadarAvroEncoderOptions
{
    /// <summary>Gets or sets the topics for what is read from the Google Health API.</summary>
    /// <remarks>With <see cref="RadarTopics.ConnectFitbit"/> consumers of the old topics need not know that the API changed.</remarks>
    /// <value>The default is <see cref="RadarTopics.PushGoogleHealth"/>, as RADAR-base itself does it.</value>
    [EnumDataType(typeof(RadarTopics))]
    public RadarTopics GoogleHealthTopics { get; set; } = RadarTopics.PushGoogleHealth;
}
