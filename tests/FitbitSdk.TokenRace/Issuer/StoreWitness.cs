using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace FitbitSdk.TokenRace;

/// <summary>Reads the store's file with nothing of the SDK: what is stored is what is in the table.</summary>
internal sealed class StoreWitness(string path)
{
    private readonly string _connection = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly }.ToString();

    /// <summary>Gives the generation of the stored refresh token, and the row's version.</summary>
    public (int Generation, long Version) Read(string user)
    {
        using SqliteConnection connection = new(_connection);
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT token, version FROM tokens WHERE user_key = $user";
        command.Parameters.AddWithValue("$user", user);
        using SqliteDataReader reader = command.ExecuteReader();
        if (!reader.Read())
        {
            return (-1, 0);
        }

        using JsonDocument document = JsonDocument.Parse(reader.GetString(0));
        return (RacePair.Read(document.RootElement.GetProperty("refresh").GetString()!)!.Value.Generation, reader.GetInt64(1));
    }
}
