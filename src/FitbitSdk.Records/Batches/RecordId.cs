namespace FitbitSdk.Records;

/// <summary>Names a fact for ever: whose it is, of which record type, under which key.</summary>
/// <remarks>The id never holds a value, so a correction has the same id and another revision (ADR 0001). Building its text costs; until then it is a few references.</remarks>
public readonly struct RecordId : IEquatable<RecordId>
{
    internal RecordId(UserKey user, string recordType, RecordKey key, int counter) => (User, RecordType, Key, Counter) = (user, recordType, key, counter);

    /// <summary>Gets whose fact it is.</summary>
    public UserKey User { get; }

    /// <summary>Gets the record type, for example <c>heart-rate</c>.</summary>
    public string RecordType { get; }

    /// <summary>Gets what tells it from other facts of that type.</summary>
    public RecordKey Key { get; }

    /// <summary>Gets the place among facts with an equal key, in the order the service gives; 0 for the first and usually only one.</summary>
    public int Counter { get; }

    /// <summary>Compares by value.</summary>
    /// <param name="left">One id.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they name the same fact.</returns>
    public static bool operator ==(RecordId left, RecordId right) => left.Equals(right);

    /// <summary>Compares by value.</summary>
    /// <param name="left">One id.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they name different facts.</returns>
    public static bool operator !=(RecordId left, RecordId right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(RecordId other) => Key == other.Key && Counter == other.Counter && RecordType == other.RecordType && User == other.User;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RecordId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(User, RecordType, Key, Counter);

    /// <summary>Gives the id as receivers see it. It holds the user key: not for logs.</summary>
    /// <returns><c>{user}/{type}/{key}</c>, with <c>~{counter}</c> where the counter is not 0.</returns>
    public override string ToString() => Counter == 0 ? $"{User.Value}/{RecordType}/{Key}" : $"{User.Value}/{RecordType}/{Key}~{Counter}";
}
