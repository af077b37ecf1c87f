using System.Text;
using Microsoft.Win32.SafeHandles;

namespace AlignSharp.Cli.Hosting;

/// <summary>Opens the process's standard streams. Text is UTF-8 without a byte order mark.</summary>
internal static class StandardStreams
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static TextWriter OpenError() =>
        new StreamWriter(Console.OpenStandardError(), Utf8, 256) { NewLine = "\n", AutoFlush = true };

    // The console's own stream hides that the reader of a pipe has gone, so a long run would go on for nobody.
    public static Stream OpenOutput()
    {
        if (OperatingSystem.IsWindows())
        {
            Console.OutputEncoding = Utf8;
        }

        if (!OperatingSystem.IsWindows() && Console.IsOutputRedirected)
        {
            var pipe = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            if (!pipe.CanSeek)
            {
                return pipe;
            }
        }

        return Console.OpenStandardOutput();
    }
}
