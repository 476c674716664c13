using Journeys.Definitions;
using Journeys.Law;
using Journeys.Tests.Definitions.Soundness;

namespace Journeys.Tests.Migration;

/// <summary>A class of change to a definition.</summary>
internal enum Edit
{
    Text,
    Condition,
    Outcome,
    AddedOnTheWay,
    AddedBeside,
    Removed,
    Renamed,
    Split,
    Merged,
    Connected,
    Disconnected,
    Redirected,
}

/// <summary>One change to a drawn flowchart, at random; with what became of its steps.</summary>
internal sealed class RandomEdit(Random random, Definition before)
{
    private readonly Dictionary<string, IReadOnlyList<string>> _steps = [];
    private List<Activity> _activities = [.. before.Activities.Values];
    private List<Connection> _connections = [.. before.Connections];

    /// <summary>The next version; null where there is nothing to change so, or the drawing is none that the reader would take.</summary>
    public Definition? Of(Edit edit)
    {
        if (!Change(edit)) return null;
        var after = before with
        {
            Version = 2,
            Hash = "hash-2",
            Facts = _activities.Select(a => a.Id).Append("shared").ToDictionary(n => n, _ => new FactType(FactKind.Bool, [])),
            Activities = _activities.ToDictionary(a => a.Id),
            Connections = [.. _connections.Distinct()],
            Migrates = _steps.Count == 0 ? [] : [new(1, _steps)],
        };
        return RandomChart.IsTaken(after) ? after : null;
    }

    private bool Change(Edit edit) => edit switch
    {
        Edit.Text => Replaced(Any<Step>(), s => s with { TextKey = s.TextKey + " otherwise" }),
        Edit.Condition => Replaced(Any<Step>(), s => s with { Applies = Expression.JavaScript("never") }),
        Edit.Outcome => Replaced(Any<AgencyStep>(), s => s with { Refile = !s.Refile, Appeal = s.Appeal is null ? new("administrative", "court", Period.Parse("P3W"), null) : null }),
        Edit.AddedOnTheWay => AddedOnTheWay(),
        Edit.AddedBeside => Any<Step>() is { } step && Also(New("N+")) && Also(new Connection(step.Id, "Done", "N+")),
        Edit.Removed => Removed(),
        Edit.Renamed => Any<Step>() is { } step && Named(step, "N+", s => s with { Id = "N+", StepId = "N+" }),
        Edit.Split => Split(),
        Edit.Merged => Merged(),
        Edit.Connected => Also(new Connection(Pick(_activities).Id, "Done", Pick(_activities).Id)),
        Edit.Disconnected => _connections.Remove(Pick(_connections)),
        _ => Redirected(),
    };

    private bool AddedOnTheWay()
    {
        var at = Pick(_connections);
        _connections.Remove(at);
        return Also(New("N+")) && Also(at with { Target = "N+" }) && Also(new Connection("N+", "Done", at.Target));
    }

    private bool Removed()
    {
        if (Any<Step>() is not { } step) return false;
        var (inbound, outbound) = (_connections.Where(c => c.Target == step.Id && c.Source != step.Id).ToList(), _connections.Where(c => c.Source == step.Id && c.Target != step.Id).ToList());
        _activities.Remove(step);
        _connections.RemoveAll(c => c.Source == step.Id || c.Target == step.Id);
        _connections.AddRange(inbound.SelectMany(i => outbound.Where(o => o.Target != i.Source).Select(o => i with { Target = o.Target })));
        return true;
    }

    private bool Split()
    {
        if (Any<CitizenTask>() is not { } task || !Named(task, "N+", s => s with { Id = "N+", StepId = "N+" })) return false;
        _activities.Add(task with { Id = "N++", StepId = "N++" });
        _steps[task.StepId] = ["N+", "N++"];
        _connections = [.. _connections.Select(c => c.Source == "N+" ? c with { Source = "N++" } : c), new("N+", "Done", "N++")];
        return true;
    }

    private bool Merged()
    {
        var pair = (from c in _connections
                    where Task(c.Source) && Task(c.Target) && c.Source != c.Target && _connections.Count(o => o.Source == c.Source) == 1 && _connections.Count(o => o.Target == c.Target) == 1
                    select c).FirstOrDefault();
        if (pair is null || !Named((Step)_activities.Find(a => a.Id == pair.Source)!, "N+", s => s with { Id = "N+", StepId = "N+" })) return false;
        _activities.RemoveAll(a => a.Id == pair.Target);
        _connections = [.. _connections.Where(c => c.Target != pair.Target).Select(c => c.Source == pair.Target ? c with { Source = "N+" } : c)];
        _steps[pair.Target] = ["N+"];
        return true;

        bool Task(string id) => _activities.Find(a => a.Id == id) is CitizenTask;
    }

    private bool Redirected()
    {
        var at = Pick(_connections);
        _connections.Remove(at);
        return Also(at with { Target = Pick(_activities).Id });
    }

    private bool Named(Step step, string name, Func<Step, Step> with)
    {
        _activities = [.. _activities.Select(a => a.Id == step.Id ? with(step) : a)];
        _connections = [.. _connections.Select(c => c with { Source = c.Source == step.Id ? name : c.Source, Target = c.Target == step.Id ? name : c.Target })];
        _steps[step.StepId] = [name];
        return true;
    }

    private bool Replaced<TStep>(TStep? step, Func<TStep, Step> with)
        where TStep : Step
    {
        if (step is null) return false;
        _activities = [.. _activities.Select(a => a.Id == step.Id ? with(step) : a)];
        return true;
    }

    private Step New(string id) => random.Next(2) == 0
        ? new CitizenTask(id, id) { StepId = id, TextKey = id }
        : new AgencyStep(id, id) { StepId = id, TextKey = id, Agency = "agency", Service = "service", Profile = Profile.DR, Request = "automatic" };

    private bool Also(Activity activity)
    {
        _activities.Add(activity);
        return true;
    }

    private bool Also(Connection connection)
    {
        _connections.Add(connection);
        return true;
    }

    private TStep? Any<TStep>()
        where TStep : Step => _activities.OfType<TStep>().ToList() is { Count: > 0 } all ? all[random.Next(all.Count)] : null;

    private T Pick<T>(List<T> all) => all[random.Next(all.Count)];
}
