namespace Journeys.Definitions;

/// <summary>
/// An amount that a person states, and the amounts of sources that it is compared with, each as <c>Object.field</c>; what stands in
/// an array is added up. They are compared where they are sent and shown, and are never facts: no state holds what somebody earns.
/// </summary>
public sealed record AmountRule(string Id, string Said, IReadOnlyList<string> Found);
