namespace Journeys.Definitions.Reading;

/// <summary>Reads a step: its inputs, and its law, data and last day under <c>customProperties.journeys</c>.</summary>
internal sealed class StepReader(Draft draft, Place place, InputReader inputs, string id, string name)
{
    private readonly Place _journeys = place["customProperties"]["journeys"];

    public Step? Read(string kind, bool canStart)
    {
        if (!_journeys.IsObject)
        {
            _journeys.Fault("a step says what it is under customProperties.journeys.", "Write at least {\"step\": \"…\", \"text\": \"…\"}.");
            return null;
        }
        StepFields.Check(place, _journeys, kind);
        var stepId = ReadStepId();
        var subjects = SubjectReader.Read(draft, place["subjects"], inputs);
        var scope = new Scope { Steps = true, SubjectLists = [.. subjects.Select(s => s.List).OfType<string>()], Parts = subjects.Any(s => s.List is null) };
        var text = _journeys["text"].Exists ? _journeys["text"].RequiredText() : stepId;
        if (New(kind, stepId ?? id, text ?? id, canStart, subjects) is not { } step) return null;
        step = ClockReader.Read(_journeys, ReadLaw(ReadConditions(step, scope) with { Subjects = subjects }));
        return LoopReader.Read(draft, _journeys, ReadData(step, scope)) with
        {
            Deadline = ReadDeadline(step, scope),
            Ports = OutcomeReader.ReadPorts(_journeys["ports"]),
        };
    }

    private Deadline? ReadDeadline(Step step, Scope scope)
    {
        var deadline = new DeadlineReader(draft, _journeys["deadline"], step.StepId, scope.SubjectLists).Read();
        if (deadline?.MetBy == MetBy.Passed && (step is not CitizenTask { DoneWhen: null } || _journeys["questions"].Exists || step.Offered != Offer.No))
            _journeys["deadline"]["metBy"].Fault("only a task that asks nothing and is done by nothing else ends when its day has passed.", "Write sent or ended, or take questions, done and offered away.");
        return deadline;
    }

    private string? ReadStepId()
    {
        if (_journeys["step"].RequiredText() is not { } step) return null;
        if (!Names.IsStep(step))
            _journeys["step"].Fault($"'{step}' cannot be a step's id.", "Write letters, digits, dots and hyphens; .info, .appeal, .check, .manual and .delay are the engine's own.");
        if (!draft.StepIds.Add(step)) _journeys["step"].Fault($"two activities are the step '{step}'.", "Give each a step id of its own.");
        return step;
    }

    private Step? New(string kind, string stepId, string text, bool canStart, IReadOnlyList<SubjectRule> subjects) => kind switch
    {
        "CitizenTask" => new CitizenTask(id, name) { StepId = stepId, TextKey = text, DoneWhen = inputs.Condition("done", new Scope { Steps = true }), Joint = ReadJoint() },
        "RegisterFact" => ReadRegisterFact(stepId, text, canStart),
        _ => ReadAgencyActivity(kind, stepId, text, subjects),
    };

    private Step? ReadAgencyActivity(string kind, string stepId, string text, IReadOnlyList<SubjectRule> subjects)
    {
        var choice = AgencyChoiceReader.Read(draft, place["agency"], subjects);
        var agency = choice is null ? inputs.Constant("agency", required: true) : choice.Agencies is [var first, ..] ? first : null;
        var service = inputs.Constant("service", required: true);
        var profile = ReadProfile(kind);
        var request = kind == "AgencyStep" && profile is { } known ? ReadRequest(known) : null;
        if (agency is null || service is null || profile is null) return null;
        return kind switch
        {
            "AgencyStep" => new AgencyStep(id, name)
            {
                StepId = stepId,
                TextKey = text,
                Agency = agency,
                Choice = choice,
                Service = service,
                Profile = profile.Value,
                Request = request!,
            },
            "FetchEvidence" => new FetchEvidence(id, name)
            {
                StepId = stepId,
                TextKey = text,
                Agency = agency,
                Choice = choice,
                Service = service,
                Profile = profile.Value,
            },
            _ => new Notify(id, name) { StepId = stepId, TextKey = text, Agency = agency, Choice = choice, Service = service, Profile = profile.Value },
        };
    }

    private Profile? ReadProfile(string kind)
    {
        if (inputs.Constant("profile", required: true) is not { } written) return null;
        if (!Enum.GetNames<Profile>().Contains(written))
        {
            place["profile"].Fault($"'{written}' is no profile.", "Write DR, EX, FE or CL.");
            return null;
        }
        var profile = Enum.Parse<Profile>(written);
        if (kind == "FetchEvidence" && profile != Profile.FE) place["profile"].Fault("a fetch has the profile FE.", "Write FE, or make it an AgencyStep.");
        if (kind == "AgencyStep" && profile == Profile.FE) place["profile"].Fault("an AgencyStep asks for a decision, and FE is a fetch.", "Make it a FetchEvidence, or write DR, EX or CL.");
        return profile;
    }

    private string ReadRequest(Profile profile)
    {
        var request = inputs.Constant("request");
        if (profile == Profile.EX && request is not (null or "automatic"))
            place["request"].Fault("an agency that acts by itself (EX) is not asked by anyone.", "Write automatic, or the profile DR.");
        if (request is not (null or "citizen" or "automatic")) draft.Later(() => CheckTask(request));
        return request ?? (profile == Profile.EX ? "automatic" : "citizen");
    }

    private void CheckTask(string request)
    {
        var tasks = draft.Steps.Select(s => s.Step).OfType<CitizenTask>().Select(t => t.StepId).ToList();
        if (tasks.Contains(request) || (draft.StepIds.Contains(request) && draft.Step(request) is null)) return;
        place["request"].Fault($"'{request}' is no task of the file whose submission could be the request.",
            Nearest.Remedy(request, tasks.Append("citizen").Append("automatic")));
    }

    private RegisterFact? ReadRegisterFact(string stepId, string text, bool canStart)
    {
        var (register, fact, starts) = (inputs.Constant("register", required: true), inputs.Constant("fact", required: true), inputs.Switch("starts"));
        if (starts != canStart)
            place["starts"].Fault("starts and canStartWorkflow go together, and only one of them is true.", "Write both true, or both false.");
        if (register is null || fact is null) return null;
        return new RegisterFact(id, name)
        {
            StepId = stepId,
            TextKey = text,
            Register = register,
            Fact = fact,
            Starts = starts,
            Principal = ReadPrincipal(_journeys["principal"]),
            AlsoFrom = _journeys["alsoFrom"].Texts(),
            Matter = ReadMatter(_journeys["matter"], starts),
        };
    }

    private IReadOnlyList<RoleRule> ReadJoint()
    {
        var joint = _journeys["joint"];
        if (joint.Exists && _journeys["lists"].Exists) joint.Fault("a joint task fills no list: answers are the same when their facts are.", "Ask for the list in a task of its own.");
        return RoleReader.Read(draft, joint);
    }

    private static string? ReadMatter(Place matter, bool starts)
    {
        if (!matter.Exists) return null;
        if (!starts) matter.Fault("only the fact that starts a journey says what it is about.", "Write it on the starting fact.");
        return ListReader.ReadPath(matter);
    }

    private static PrincipalRule? ReadPrincipal(Place principal)
    {
        if (!principal.Exists) return null;
        principal.Only("from", "role");
        if (!principal.IsObject) return null;
        var (from, role) = (ListReader.ReadPath(principal["from"]), principal["role"].RequiredText());
        return from is null || role is null ? null : new PrincipalRule(from, role);
    }

    private Step ReadConditions(Step step, Scope scope) => step with
    {
        Applies = inputs.Condition("applies", scope),
        Ready = inputs.Condition("ready", scope),
        Offered = inputs.Constant("offered") switch
        {
            null => Offer.No,
            "once" => Offer.Once,
            "repeatable" => Offer.Repeatable,
            "automatic" => Offer.Automatic,
            var other => NoOffer(other),
        },
    };

    private Offer NoOffer(string written)
    {
        place["offered"].Fault($"a step is not offered '{written}'.", "Write once, repeatable or automatic.");
        return Offer.No;
    }

    private Step ReadLaw(Step step)
    {
        var objects = _journeys["objects"];
        objects.Only("in", "out");
        return step with
        {
            LegalBasis = _journeys["legalBasis"].TextOrTexts(),
            Agreement = _journeys["agreement"].Text(),
            ObjectsIn = objects["in"].Texts(),
            ObjectsOut = objects["out"].Texts(),
            Appeal = AppealReader.Read(draft, _journeys["appeal"]),
            Refile = _journeys["refile"].Flag() ?? false,
            Revisit = _journeys["revisit"].Flag() ?? false,
            Right = ReadRight(step),
            ServiceTarget = Periods.Read(_journeys["slaTarget"]),
            SelfDeclared = _journeys["selfDeclared"].Flag() ?? false,
            CancelOnNotApplicable = _journeys["cancelOnNotApplicable"].Flag() ?? false,
            For = RoleReader.Read(draft, _journeys["for"]),
            SeenBy = RoleReader.Read(draft, _journeys["seenBy"]),
        };
    }

    private bool ReadRight(Step step)
    {
        if (_journeys["right"].Flag() != true) return false;
        if (step.Offered == Offer.No || !_journeys["deadline"].Exists)
            _journeys["right"].Fault("a right is an offered step with a last day.", "Write offered and a deadline, or take right away.");
        return true;
    }

    private Step ReadData(Step step, Scope scope)
    {
        var questions = QuestionReader.Read(draft, _journeys["questions"], scope);
        var answered = scope with { Data = true, Writes = true, Steps = false, Questions = step is CitizenTask ? questions : null };
        return step with
        {
            Questions = questions,
            InfoQuestions = ReadInfo(scope),
            Facts = FactReader.ReadWritten(draft, _journeys["facts"], answered),
            Lists = ListReader.Read(draft, _journeys["lists"]),
            Outcomes = OutcomeReader.ReadOutcomes(draft, _journeys["outcomes"], answered),
        };
    }

    private IReadOnlyList<Question> ReadInfo(Scope scope)
    {
        _journeys["info"].Only("questions");
        return QuestionReader.Read(draft, _journeys["info"]["questions"], scope);
    }
}
