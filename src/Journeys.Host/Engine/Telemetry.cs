using System.Diagnostics;
using System.Diagnostics.Metrics;
using Journeys.Execution;

namespace Journeys.Host.Engine;

/// <summary>
/// What the engine tells of its work, under one name as a source of spans and as a meter. Tags are kinds (an outcome, an
/// agency, a life event) and never a person, a journey's data or free text.
/// </summary>
public static class Telemetry
{
    public const string Name = "Journeys.Engine";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Answers = Meter.CreateCounter<long>("journeys.answers", "{answer}", "Agencies' answers applied, by outcome");
    private static readonly Counter<long> Incidents = Meter.CreateCounter<long>("journeys.incidents", "{incident}", "Messages given up after their retries");
    private static readonly Histogram<double> Deciding = Meter.CreateHistogram<double>("journeys.decide.duration", "s", "Time to decide a command");
    private static readonly Histogram<double> Committing = Meter.CreateHistogram<double>("journeys.commit.duration", "s", "Time of a transaction of commands");
    private static readonly Histogram<int> Group = Meter.CreateHistogram<int>("journeys.commit.commands", "{command}", "Commands that shared a transaction");
    private static readonly Histogram<double> Lag = Meter.CreateHistogram<double>("journeys.deadline.lag", "s", "How long after its time a day was sent to its journey");

    /// <summary>A span of the matter that <paramref name="parent"/> belongs to; null where nobody listens.</summary>
    public static Activity? Span(string name, Activity? parent, Guid journey, string command)
    {
        var span = Source.StartActivity(name, ActivityKind.Internal, parent?.Context ?? default);
        return span?.SetTag("journeys.journey", journey).SetTag("journeys.command", command);
    }

    /// <summary>The span of a transaction, linked to the matters that share it.</summary>
    public static Activity? CommitSpan(IEnumerable<Activity?> matters) =>
        Source.StartActivity("journeys.commit", ActivityKind.Internal, default(ActivityContext), links: [.. matters.OfType<Activity>().Select(m => new ActivityLink(m.Context))]);

    internal static void Decided(JourneyCommand command, string definition, int events, TimeSpan took)
    {
        Deciding.Record(took.TotalSeconds, Tag("command", command.GetType().Name));
        if (command is RecordAnswer answer && events > 0) Answers.Add(1, Tag("outcome", answer.Outcome.ToString()), Tag("life_event", definition));
    }

    internal static void Committed(int commands, TimeSpan took)
    {
        Committing.Record(took.TotalSeconds);
        Group.Record(commands);
    }

    internal static void GivenUp(string message) => Incidents.Add(1, Tag("message", message));

    internal static void Due(TimeSpan late) => Lag.Record(Math.Max(0, late.TotalSeconds));

    /// <summary>A gauge that is read whenever the metrics are.</summary>
    internal static void Gauge(string name, string unit, string description, Func<IEnumerable<Measurement<double>>> read) =>
        Meter.CreateObservableGauge(name, read, unit, description);

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
