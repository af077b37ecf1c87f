using System.Runtime.InteropServices;

namespace AlignSharp.Cli.Hosting;

/// <summary>Turns the first Ctrl-C (or request to terminate) into a cancellation; the second ends the process at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;

    public Interruption(Terminal terminal)
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Stop(context, terminal));
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Stop(context, terminal));
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _source.Dispose();
    }

    private void Stop(PosixSignalContext context, Terminal terminal)
    {
        if (_source.IsCancellationRequested)
        {
            return;
        }

        context.Cancel = true;
        terminal.Note("Stopping; press Ctrl-C again to end at once.");
        _source.Cancel();
    }
}
