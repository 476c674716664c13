using System.Globalization;
using Journeys.Host.Storage;

namespace Journeys.Host.Engine;

/// <summary>
/// This machine's clock. To rehearse a wrong one a demonstration may be told how far it is off: <c>Journeys:Clock:Offset</c>,
/// such as <c>2.00:00:00</c> or <c>-2.00:00:00</c>.
/// </summary>
public sealed class MachineTime : TimeProvider
{
    private const string Setting = "Journeys:Clock:Offset";
    private long _offset;

    /// <summary>How far it is off, beside what the machine itself is.</summary>
    internal TimeSpan Offset
    {
        set => Interlocked.Exchange(ref _offset, value.Ticks);
    }

    /// <exception cref="StartupException">There is an offset, and this host is no demonstration or cannot read it.</exception>
    public static MachineTime From(IConfiguration configuration, HostMode mode)
    {
        if (configuration[Setting] is not { Length: > 0 } given) return new();
        if (!mode.Demo) throw new StartupException($"{Setting} is for rehearsals: only a demonstration's clock may be wrong on purpose. Take the setting away.");
        return TimeSpan.TryParse(given, CultureInfo.InvariantCulture, out var offset)
            ? new() { Offset = offset }
            : throw new StartupException($"{Setting} is '{given}', which is no time. Write it as days.hours:minutes:seconds, such as 2.00:00:00.");
    }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + new TimeSpan(Interlocked.Read(ref _offset));
}
