using System.Globalization;
using System.Text.Json;

namespace FitbitSdk.Kafka;

/// <summary>Reads profiles and collects all that is wrong with them.</summary>
internal sealed class ProfileReader(PartitionNumbers numbers)
{
    private const string Partitions = "num_partitions";
    private const string Replication = "replication_factor";
    private const string Assignment = "replica_assignment";

    private readonly List<(string Subject, string Tenant, TopicSpec Spec)> _profiles = [];
    private readonly List<TopicProfileFault> _errors = [];
    private readonly List<TopicProfileFault> _warnings = [];
    private string? _subject;
    private string? _tenant;

    public TopicProfileReading Finish() => new(new(_profiles), _errors, _warnings);

    public void ReadSubjects(JsonElement root)
    {
        foreach (JsonProperty subject in Members(root, "must be an object of subjects"))
        {
            ReadSubject(subject.Name, subject.Value);
        }
    }

    public void ReadSubject(string subject, JsonElement tenants)
    {
        (_subject, _tenant) = (subject, null);
        if (TenantTopicNames.FaultOfSubject(subject) is { } fault)
        {
            Error(null, fault);
            return;
        }

        foreach (JsonProperty tenant in Members(tenants, "must be an object of tenants"))
        {
            _tenant = tenant.Name;
            if (tenant.Name != TopicProfiles.EveryTenant && TenantTopicNames.FaultOfTenant(tenant.Name) is { } wrong)
            {
                Error(null, wrong);
            }
            else if (ReadProfile(tenant.Value) is { } spec)
            {
                _profiles.Add((subject, tenant.Name, spec));
            }
        }

        (_subject, _tenant) = (null, null);
    }

    private TopicSpec? ReadProfile(JsonElement profile)
    {
        int before = _errors.Count;
        Dictionary<string, JsonElement> members = new(StringComparer.Ordinal);
        foreach (JsonProperty member in Members(profile, "must be an object"))
        {
            if (member.Name is not (Partitions or Replication or Assignment))
            {
                Error(member.Name, "is not known");
            }

            members[member.Name] = member.Value;
        }

        bool isAssigned = members.ContainsKey(Assignment);
        bool isAutomatic = members.ContainsKey(Partitions) || members.ContainsKey(Replication);
        if (isAssigned == isAutomatic && _errors.Count == before)
        {
            Error(null, isAssigned ? $"has both {Assignment} and {Partitions} or {Replication}; they exclude each other" : $"has neither {Partitions} with {Replication} nor {Assignment}");
        }

        if (isAssigned)
        {
            IReadOnlyList<IReadOnlyList<int>> brokers = ReadAssignment(members[Assignment]);
            return _errors.Count == before ? TopicSpec.Assigned(brokers) : null;
        }

        if (isAutomatic)
        {
            int partitions = ReadNumber(members, Partitions, int.MaxValue);
            int replication = ReadNumber(members, Replication, short.MaxValue);
            return _errors.Count == before ? TopicSpec.Auto(partitions, replication) : null;
        }

        return null;
    }

    private int ReadNumber(Dictionary<string, JsonElement> members, string name, int largest)
    {
        if (!members.TryGetValue(name, out JsonElement value))
        {
            Error(name, "is missing");
        }
        else if (value.ValueKind is not JsonValueKind.Number || !value.TryGetInt32(out int number) || number < 1 || number > largest)
        {
            Error(name, string.Create(CultureInfo.InvariantCulture, $"must be a whole number from 1 to {largest}"));
        }
        else
        {
            return number;
        }

        return 0;
    }

    private IReadOnlyList<IReadOnlyList<int>> ReadAssignment(JsonElement assignment)
    {
        SortedDictionary<int, int[]> partitions = [];
        foreach (JsonProperty one in Members(assignment, "must be an object of partitions", Assignment))
        {
            int[] brokers = ReadBrokers(one);
            if (!int.TryParse(one.Name, NumberStyles.None, CultureInfo.InvariantCulture, out int partition) || !partitions.TryAdd(partition, brokers))
            {
                Error(Assignment, $"'{one.Name}' is no number of a partition, or stands twice");
            }
        }

        int first = numbers is PartitionNumbers.FromOne ? 1 : 0;
        if (!partitions.Keys.SequenceEqual(Enumerable.Range(first, partitions.Count)) || partitions.Count == 0)
        {
            Error(Assignment, $"its partitions must be numbered from {first} without a hole, at least one{(partitions.Keys.FirstOrDefault() == 1 ? "; PartitionNumbers.FromOne reads those from 1" : "")}");
        }

        if (partitions.Values.Select(static brokers => brokers.Length).Distinct().Skip(1).Any())
        {
            _warnings.Add(new(_subject, _tenant, Assignment, "not all partitions lie on the same number of brokers"));
        }

        return [.. partitions.Values];
    }

    private int[] ReadBrokers(JsonProperty partition)
    {
        if (partition.Value.ValueKind is not JsonValueKind.Array || !partition.Value.EnumerateArray().All(static one => one.ValueKind is JsonValueKind.Number && one.TryGetInt32(out _)))
        {
            Error(Assignment, $"partition {partition.Name} must be a list of numbers of brokers");
            return [];
        }

        int[] brokers = [.. partition.Value.EnumerateArray().Select(static one => one.GetInt32())];
        if (AssignedTopicSpec.FaultOf(brokers) is { } fault)
        {
            Error(Assignment, $"partition {partition.Name} {fault}");
        }

        return brokers;
    }

    /// <summary>Gives an object's members, each once.</summary>
    private IEnumerable<JsonProperty> Members(JsonElement element, string otherwise, string? field = null)
    {
        if (element.ValueKind is not JsonValueKind.Object)
        {
            Error(field, otherwise);
            return [];
        }

        JsonProperty[] members = [.. element.EnumerateObject()];
        foreach (IGrouping<string, JsonProperty> twice in members.GroupBy(static member => member.Name, StringComparer.Ordinal).Where(static group => group.Skip(1).Any()))
        {
            Error(field ?? (_tenant is null ? null : twice.Key), $"'{twice.Key}' stands twice");
        }

        return members.DistinctBy(static member => member.Name, StringComparer.Ordinal);
    }

    private void Error(string? field, string reason) => _errors.Add(new(_subject, _tenant, field, reason));
}
