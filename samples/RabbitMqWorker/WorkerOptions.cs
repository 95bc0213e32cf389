using System.ComponentModel.DataAnnotations;

namespace RabbitMqWorker;

/// <summary>The section <c>Worker</c> of the configuration.</summary>
internal sealed class WorkerOptions
{
    /// <summary>Gets or sets the SQLite file with tokens and offsets.</summary>
    [Required(ErrorMessage = "Worker:State must name a file.")]
    public string State { get; set; } = "state.db";

    /// <summary>Gets or sets whether messages are those of OCARIoT's bus instead of records.</summary>
    public bool Ocariot { get; set; }

    /// <summary>Gets or sets whether the worker ends after one run of each user.</summary>
    public bool Once { get; set; }

    /// <summary>Gets whose data is kept.</summary>
    [MinLength(1, ErrorMessage = "Worker:Users names nobody: Worker:Users:0:Key=anna, Worker:Users:0:ConsentStart=2026-10-01T00:00:00Z.")]
    public IList<WorkerUser> Users { get; } = [];
}
