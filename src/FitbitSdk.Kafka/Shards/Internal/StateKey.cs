using System.Globalization;
using System.Text;
using FitbitSdk.Records;

namespace FitbitSdk.Kafka;

/// <summary>The keys of the state topic: <c>provider/version/stream/user</c>, the user last, because a user key may hold slashes.</summary>
internal static class StateKey
{
    public static byte[] Write(OffsetKey key) =>
        Encoding.UTF8.GetBytes($"{key.Account.Provider.Value}/{key.Account.Version.ToString(CultureInfo.InvariantCulture)}/{key.StreamText}/{key.Account.User.Value}");

    /// <exception cref="InvalidDataException">No offset has such a key.</exception>
    public static OffsetKey Read(ReadOnlySpan<byte> utf8)
    {
        string[] parts = Encoding.UTF8.GetString(utf8).Split('/', 4);
        try
        {
            return OffsetKey.Parse(
                new(new(parts[0]), parts[3] == UserKey.Everyone.Value ? UserKey.Everyone : new(parts[3]), int.Parse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture)), parts[2]);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            throw new InvalidDataException("A key of the state topic is none of an offset: is it another topic?", e);
        }
    }
}
