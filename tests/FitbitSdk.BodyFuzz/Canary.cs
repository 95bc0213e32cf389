using System.Text;

namespace FitbitSdk.BodyFuzz;

/// <summary>A text that stands in many bodies, with a line break behind it. Whatever may be logged must hold neither.</summary>
internal static class Canary
{
    public const string Text = "CANARY-7f3a";

    /// <summary>The canary as a text of JSON.</summary>
    public static readonly string Json = $"\"{Text}\\nforged\\u0000line\"";

    /// <exception cref="FuzzException">The text holds what it must not.</exception>
    public static void Check(string what, string text)
    {
        if (text.Contains(Text, StringComparison.OrdinalIgnoreCase))
        {
            throw new FuzzException($"{what} repeats the body: {Escape(text)}");
        }
    }

    /// <exception cref="FuzzException">The text holds what it must not, or is more than a line.</exception>
    public static void CheckLine(string what, string text)
    {
        Check(what, text);
        if (text.Any(char.IsControl))
        {
            throw new FuzzException($"{what} holds control characters: {Escape(text)}");
        }
    }

    private static string Escape(string text)
    {
        StringBuilder escaped = new();
        foreach (char c in text.Length > 500 ? text[..500] : text)
        {
            escaped.Append(char.IsControl(c) ? $"\\u{(int)c:x4}" : c);
        }

        return escaped.ToString();
    }
}

/// <summary>Something happened that no body may bring about.</summary>
internal sealed class FuzzException(string message) : Exception(message);
