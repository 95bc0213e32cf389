using System.Globalization;
using System.Text.Json;

namespace FitbitSdk.Simulators.OAuth;

/// <summary>Keeps the issued tokens in a file that is whole at any time: temporary file, flush to disk, rename.</summary>
internal sealed class TokenStateFile(string path, int seed)
{
    private readonly string _path = Path.GetFullPath(path);

    public Dictionary<string, UserTokens> Load()
    {
        if (!File.Exists(_path))
        {
            return [];
        }

        (int written, Dictionary<string, UserTokens> users) = ReadFile();
        return written == seed ? users
            // Other people with the same places in the list: their tokens would be handed to the wrong ones.
            : throw new InvalidOperationException($"The simulator state was written with another seed than {seed.ToString(CultureInfo.InvariantCulture)}.");
    }

    private (int Seed, Dictionary<string, UserTokens> Users) ReadFile()
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(_path));
            JsonElement root = document.RootElement;
            return (root.GetProperty("seed").GetInt32(), root.GetProperty("users").EnumerateArray().Select(Read).ToDictionary(static user => user.UserId, StringComparer.Ordinal));
        }
        catch (Exception damage) when (damage is JsonException or KeyNotFoundException or FormatException or ArgumentException or InvalidOperationException)
        {
            throw new InvalidDataException($"{_path}: the simulator's state is damaged. Move it away to begin with the first tokens again; nothing was changed.", damage);
        }
    }

    public void Save(IEnumerable<UserTokens> users)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        string draft = _path + ".new";
        using (FileStream stream = new(draft, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            using (Utf8JsonWriter writer = new(stream))
            {
                Write(writer, users);
            }

            stream.Flush(flushToDisk: true);
        }

        File.Move(draft, _path, overwrite: true);
    }

    private static UserTokens Read(JsonElement user) => new()
    {
        UserId = user.GetProperty("userId").GetString()!,
        Generation = user.GetProperty("generation").GetInt32(),
        IsPairUsed = user.GetProperty("isPairUsed").GetBoolean(),
        RefreshToken = user.GetProperty("refreshToken").GetString()!,
        PreviousRefreshToken = user.GetProperty("previousRefreshToken").GetString(),
        IsRevoked = user.TryGetProperty("isRevoked", out JsonElement isRevoked) && isRevoked.GetBoolean(),
        Scopes = ReadScopes(user),
        AccessTokens =
        [
            .. user.GetProperty("accessTokens").EnumerateArray()
                .Select(static access => new AccessToken(access.GetProperty("token").GetString()!, access.GetProperty("issuedAt").GetDateTimeOffset(), ReadScopes(access))),
        ],
    };

    /// <summary>A file from before scopes were kept tells of tokens that had all of them.</summary>
    private static IReadOnlyList<string> ReadScopes(JsonElement owner) =>
        owner.TryGetProperty("scopes", out JsonElement scopes) ? Scopes.Read(scopes.GetString()!) ?? throw new FormatException("scopes") : Scopes.All;

    private void Write(Utf8JsonWriter writer, IEnumerable<UserTokens> users)
    {
        writer.WriteStartObject();
        writer.WriteNumber("seed", seed);
        writer.WriteStartArray("users");
        foreach (UserTokens user in users)
        {
            writer.WriteStartObject();
            writer.WriteString("userId", user.UserId);
            writer.WriteNumber("generation", user.Generation);
            writer.WriteBoolean("isPairUsed", user.IsPairUsed);
            writer.WriteString("refreshToken", user.RefreshToken);
            writer.WriteString("previousRefreshToken", user.PreviousRefreshToken);
            writer.WriteBoolean("isRevoked", user.IsRevoked);
            writer.WriteString("scopes", string.Join(' ', user.Scopes));
            writer.WriteStartArray("accessTokens");
            foreach (AccessToken access in user.AccessTokens)
            {
                writer.WriteStartObject();
                writer.WriteString("token", access.Text);
                writer.WriteString("issuedAt", access.IssuedAt);
                writer.WriteString("scopes", string.Join(' ', access.Scopes));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
