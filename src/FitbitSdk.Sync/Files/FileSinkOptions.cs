using System.ComponentModel.DataAnnotations;
using FitbitSdk.Records;

namespace FitbitSdk.Sync;

/// <summary>Options of the file sink.</summary>
public sealed class FileSinkOptions
{
    /// <summary>Gets or sets the folder under which the files lie; it is created if it does not exist.</summary>
    /// <value>There is no default.</value>
    [Required(ErrorMessage = "FileSinkOptions.Directory must name a folder.")]
    public string Directory { get; set; } = string.Empty;

    /// <summary>Gets or sets the formats.</summary>
    /// <remarks>A format that is left out for a while keeps its files as they are, and lacks what was delivered in between.</remarks>
    /// <value>The default is <see cref="FileFormats.Avro"/> and <see cref="FileFormats.JsonLines"/>.</value>
    [Range(1, 7, ErrorMessage = "FileSinkOptions.Formats must name one or more of Avro, JsonLines and Topics.")]
    public FileFormats Formats { get; set; } = FileFormats.Avro | FileFormats.JsonLines;

    /// <summary>Gets or sets how the blocks of Avro files are compressed.</summary>
    /// <remarks>It is for files that begin: one that exists keeps the codec that its header names.</remarks>
    /// <value>The default is <see cref="AvroCodec.Null"/>: not at all.</value>
    [Range(0, 1, ErrorMessage = "FileSinkOptions.Codec must be Null or Deflate.")]
    public AvroCodec Codec { get; set; } = AvroCodec.Null;
}
