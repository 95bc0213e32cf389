using System.ComponentModel.DataAnnotations;
using FitbitSdk.Records;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace IngestWorker;

/// <summary>The section <c>Worker</c> of the configuration.</summary>
internal sealed class WorkerOptions : IValidatableObject
{
    /// <summary>Gets or sets the API that is read: <c>fitbit</c> or <c>google-health</c>. Its own section is <c>Fitbit</c> or <c>GoogleHealth</c>.</summary>
    [RegularExpression("fitbit|google-health", ErrorMessage = "Worker:Provider must be fitbit or google-health.")]
    public string Provider { get; set; } = ProviderId.Fitbit.Value;

    /// <summary>Gets or sets what a crash may leave in the topics.</summary>
    [EnumDataType(typeof(Delivery), ErrorMessage = "Worker:Delivery must be AtLeastOnce or ExactlyOnce.")]
    public Delivery Delivery { get; set; }

    /// <summary>Gets or sets the SQLite file with the tokens and, at least once, the offsets.</summary>
    [Required(ErrorMessage = "Worker:State must name a file.")]
    public string State { get; set; } = "state.db";

    /// <summary>Gets or sets how many users are synced at once.</summary>
    [Range(1, 100, ErrorMessage = "Worker:Parallel must be from 1 to 100.")]
    public int Parallel { get; set; } = 4;

    /// <summary>Gets or sets whether the worker ends after one run of each user, as for a job that something else starts again.</summary>
    public bool Once { get; set; }

    /// <summary>Gets whose data is kept.</summary>
    [MinLength(1, ErrorMessage = "Worker:Users names nobody: Worker:Users:0:Key=anna, Worker:Users:0:ConsentStart=2026-10-01T00:00:00Z.")]
    public IList<WorkerUser> Users { get; } = [];

    /// <summary>Reads and checks them at once, because what the worker consists of depends on them.</summary>
    /// <exception cref="OptionsValidationException">Some are wrong; it names each.</exception>
    public static WorkerOptions Read(IConfiguration section)
    {
        // Without it the binder leaves out each user with a value that it cannot read.
        WorkerOptions options = section.Get<WorkerOptions>(static binder => binder.ErrorOnUnknownConfiguration = true) ?? new();
        List<ValidationResult> faults = [];
        return Validator.TryValidateObject(options, new(options), faults, validateAllProperties: true) ? options
            : throw new OptionsValidationException("Worker", typeof(WorkerOptions), faults.Select(static fault => fault.ErrorMessage!));
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        HashSet<string> keys = new(StringComparer.Ordinal);
        foreach ((int number, WorkerUser user) in Users.Index())
        {
            string name = $"Worker:Users:{number}";
            IEnumerable<string> faults = keys.Add(user.Key) ? user.Faults() : ["Key is that of an earlier user."];
            foreach (string fault in faults)
            {
                yield return new($"{name}:{fault}");
            }
        }
    }
}
