using Journeys.Host.Citizen;
using Journeys.Host.Identity;
using Microsoft.AspNetCore.Authorization;

namespace Journeys.Host.Operations;

/// <summary>A page of the operators' room: only for those who signed in as operators. It opens no sealed value.</summary>
[Authorize(Policy = StaffRole.Operator)]
public abstract class OperatorPageModel : CitizenPageModel
{
    /// <summary>The account that an action is recorded under.</summary>
    protected string Account => User.Identity?.Name ?? StaffRole.Operator;

    /// <summary>What was typed, without the space around it; null where nothing was.</summary>
    protected static string? Typed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
