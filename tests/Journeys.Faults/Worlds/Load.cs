namespace Journeys.Faults.Worlds;

/// <summary>A crowd at work, from its start until nothing is left to do.</summary>
internal sealed class Load : IDisposable
{
    private readonly CancellationTokenSource _enough;
    private readonly Crowd _crowd;
    private readonly Reckoning _reckoning;
    private readonly Task _working;
    private readonly List<Task> _beginning = [];
    private readonly CancellationToken _cancellation;

    private Load(World world, int seed, int copies, IEnumerable<int> numbers, CancellationToken cancellation)
    {
        (_cancellation, _enough) = (cancellation, CancellationTokenSource.CreateLinkedTokenSource(cancellation));
        (_crowd, _reckoning) = (new(world, seed, copies), new(world));
        _working = _crowd.WorkAsync(_enough.Token, cancellation);
        Begin(numbers);
    }

    public static Load Start(World world, int seed, IEnumerable<int> numbers, CancellationToken cancellation, int copies = 1) =>
        new(world, seed, copies, numbers, cancellation);

    /// <summary>More journeys beside those that are under way.</summary>
    public void Begin(IEnumerable<int> numbers) => _beginning.Add(_crowd.BeginAsync(numbers, _cancellation));

    /// <summary>Returns when nothing is under way that can go on.</summary>
    public async Task QuietAsync()
    {
        await Task.WhenAll(_beginning);
        await await Task.WhenAny(_reckoning.SettledAsync(_cancellation), _working);
    }

    /// <summary>Returns when everything that was begun is answered and applied, and the crowd has gone home; then all must be in order.</summary>
    public async Task FinishAsync()
    {
        await QuietAsync();
        await _enough.CancelAsync();
        await _working;
        await _reckoning.HoldsAsync(_cancellation);
    }

    public void Dispose()
    {
        _enough.Dispose();
        _crowd.Dispose();
    }
}
