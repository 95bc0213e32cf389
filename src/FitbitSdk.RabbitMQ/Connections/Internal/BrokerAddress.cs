namespace FitbitSdk.RabbitMQ;

/// <summary>One host of <see cref="RabbitMqConnectionOptions.Hosts"/>.</summary>
internal sealed class BrokerAddress
{
    private const int PlainPort = 5672;
    private const int TlsPort = 5671;

    public required string Host { get; init; }

    public required int Port { get; init; }

    public required bool UseTls { get; init; }

    public string? UserName { get; private init; }

    public string? Password { get; private init; }

    public string? VirtualHost { get; private init; }

    public static IEnumerable<string> Split(RabbitMqConnectionOptions options) =>
        options.Hosts.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <returns><see langword="null"/> where the text is no address.</returns>
    public static BrokerAddress? Parse(string text, bool useTls)
    {
        string address = text.Contains("://", StringComparison.Ordinal) ? text : $"{(useTls ? "amqps" : "amqp")}://{text}";
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("amqp" or "amqps") || uri is not { Host.Length: > 0, Query: "", Fragment: "", Segments.Length: <= 2 })
        {
            return null;
        }

        string[] user = uri.UserInfo.Split(':', 2);
        return new()
        {
            Host = uri.IdnHost,
            Port = uri.Port >= 0 ? uri.Port : uri.Scheme is "amqps" ? TlsPort : PlainPort,
            UseTls = uri.Scheme is "amqps",
            UserName = user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : null,
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
            // A slash alone is written by many who mean the default.
            VirtualHost = uri.AbsolutePath.Length > 1 ? Uri.UnescapeDataString(uri.AbsolutePath[1..]) : null,
        };
    }

    /// <summary>Gives the address without user, password and virtual host.</summary>
    public override string ToString() => $"{(UseTls ? "amqps" : "amqp")}://{Host}:{Port}";
}
