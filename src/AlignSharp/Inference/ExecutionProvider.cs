using System.Globalization;
using Microsoft.ML.OnnxRuntime;

namespace AlignSharp.Inference;

/// <summary>The engine's back end that a device name stands for.</summary>
/// <param name="Name">ONNX Runtime's name of the provider.</param>
/// <param name="DeviceId">The number of the device, from 0.</param>
internal sealed record ExecutionProvider(string Name, int DeviceId)
{
    public const string Cpu = "CPUExecutionProvider";

    private static readonly Dictionary<string, string> ProviderByDevice = new(StringComparer.OrdinalIgnoreCase)
    {
        ["cpu"] = Cpu,
        ["cuda"] = "CUDAExecutionProvider",
        ["tensorrt"] = "TensorrtExecutionProvider",
        ["rocm"] = "ROCMExecutionProvider",
        ["migraphx"] = "MIGraphXExecutionProvider",
        ["directml"] = "DmlExecutionProvider",
        ["coreml"] = "CoreMLExecutionProvider",
        ["openvino"] = "OpenVINOExecutionProvider",
        ["dnnl"] = "DnnlExecutionProvider",
    };

    public bool IsCpu => Name == Cpu;

    /// <summary>Reads a device name and checks that the installed runtime can serve it.</summary>
    public static ExecutionProvider Parse(string device)
    {
        var parts = device.Split(':');
        var number = 0;
        if (parts.Length > 2
            || (parts.Length == 2 && !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out number))
            || !ProviderByDevice.TryGetValue(parts[0], out var name))
        {
            throw new AlignException(
                $"device is \"{device}\"; expected one of {string.Join(", ", ProviderByDevice.Keys)}, "
                + "with a number after a colon where there are several (cuda:1).");
        }

        if (name == Cpu)
        {
            return new ExecutionProvider(name, number);
        }

        var available = OrtEnv.Instance().GetAvailableProviders();
        return available.Contains(name)
            ? new ExecutionProvider(name, number)
            : throw new AlignException(
                $"device is \"{device}\", but the installed ONNX Runtime has no {name}; expected one of "
                + $"{string.Join(", ", ProviderByDevice.Where(pair => available.Contains(pair.Value)).Select(pair => pair.Key))}, "
                + "or a package of ONNX Runtime that is built with it.");
    }

    public void AppendTo(SessionOptions options)
    {
        switch (Name)
        {
            case Cpu:
                break;
            case "CUDAExecutionProvider":
                options.AppendExecutionProvider_CUDA(DeviceId);
                break;
            case "TensorrtExecutionProvider":
                options.AppendExecutionProvider_Tensorrt(DeviceId);
                break;
            case "ROCMExecutionProvider":
                options.AppendExecutionProvider_ROCm(DeviceId);
                break;
            case "MIGraphXExecutionProvider":
                options.AppendExecutionProvider_MIGraphX(DeviceId);
                break;
            case "DmlExecutionProvider":
                options.AppendExecutionProvider_DML(DeviceId);
                break;
            case "CoreMLExecutionProvider":
                options.AppendExecutionProvider("CoreML", []);
                break;
            case "OpenVINOExecutionProvider":
                options.AppendExecutionProvider_OpenVINO();
                break;
            case "DnnlExecutionProvider":
                options.AppendExecutionProvider_Dnnl();
                break;
            default:
                throw new InvalidOperationException($"No way to append {Name} is known.");
        }
    }
}
