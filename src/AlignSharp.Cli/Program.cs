using AlignSharp.Cli.Hosting;

var terminal = Terminal.Attach();
using var interruption = new Interruption(terminal);
return await CommandRunner.RunAsync(args, terminal, interruption.Token);
