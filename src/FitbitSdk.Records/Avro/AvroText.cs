using System.Text;

namespace FitbitSdk.Records;

/// <summary>How text becomes bytes.</summary>
internal static class AvroText
{
    /// <summary>UTF-8 that throws where the text is no Unicode: with a replacement character two keys could become one.</summary>
    public static UTF8Encoding Encoding { get; } = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
}
