using System.Globalization;
using System.Text;
using FitbitSdk.Simulators.People;

namespace FitbitSdk.Simulators.OAuth;

/// <summary>Derives ids, secrets and tokens from the seed, so that two runs hand out the same ones.</summary>
internal sealed class TokenMint(int seed)
{
    // Without letters that look like digits.
    private const string IdLetters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    public string ClientId => "23" + Letters(Prng.For(seed, 0, 1, Aspect.Client), 4);

    public string ClientSecret => Hex(Prng.For(seed, 0, 2, Aspect.Client), 32);

    /// <summary>Ids of the first <paramref name="count"/> people; a longer list begins with the shorter one.</summary>
    public IReadOnlyList<string> UserIds(int count)
    {
        List<string> ids = [];
        HashSet<string> taken = new(StringComparer.Ordinal);
        for (int index = 0; index < count; index++)
        {
            for (int attempt = 0; ids.Count <= index; attempt++)
            {
                string id = Letters(Prng.For(seed, index, attempt, Aspect.Identity), 6);
                if (taken.Add(id))
                {
                    ids.Add(id);
                }
            }
        }

        return ids;
    }

    /// <summary>The pair of one rotation: a three-part access token as the service's, a refresh token of 64 hexadecimal digits.</summary>
    public TokenPair Pair(int user, int generation)
    {
        Prng access = Prng.For(seed, user, generation, Aspect.AccessToken);
        string token = string.Create(CultureInfo.InvariantCulture, $"sim.{generation}-{Hex(access, 40)}.{Hex(Prng.For(seed, user, ~generation, Aspect.AccessToken), 24)}");
        return new(token, Hex(Prng.For(seed, user, generation, Aspect.RefreshToken), 64));
    }

    /// <summary>The authorization code of a consent, numbered since the start.</summary>
    public string Code(int number) => Hex(Prng.For(seed, number, 3, Aspect.Client), 40);

    public static string Letters(Prng chance, int count)
    {
        StringBuilder text = new(count);
        for (int i = 0; i < count; i++)
        {
            text.Append(IdLetters[chance.Pick(0, IdLetters.Length)]);
        }

        return text.ToString();
    }

    public static string Hex(Prng chance, int digits)
    {
        StringBuilder text = new(digits);
        while (text.Length < digits)
        {
            text.Append(chance.Next().ToString("x16", CultureInfo.InvariantCulture));
        }

        return text.ToString(0, digits);
    }
}
