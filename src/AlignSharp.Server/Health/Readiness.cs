namespace AlignSharp.Server.Health;

/// <summary>How far the server is. Safe to use from several threads.</summary>
internal sealed class Readiness
{
    private volatile Exception? _failure;
    private volatile bool _isWarm;
    private volatile bool _isStopping;

    public Exception? Failure => _failure;

    public bool IsReady => _isWarm && !_isStopping && _failure is null;

    public string Status => this switch
    {
        { _failure: not null } => "failed",
        { _isStopping: true } => "stopping",
        { _isWarm: false } => "starting",
        _ => "ok",
    };

    public void Warm() => _isWarm = true;

    public void Stop() => _isStopping = true;

    public void Fail(Exception error) => _failure = error;
}
