using System.Collections;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using Xunit;

namespace SeedScan.Tests;

/// <summary>
/// The suite runs once per leg, each with less of the processor: this test says that the leg which
/// <c>SEEDSCAN_LEG</c> names is the one that runs. Without the variable it is the default leg.
/// </summary>
public sealed class HardwareLegTests
{
    private static readonly string Leg = Environment.GetEnvironmentVariable("SEEDSCAN_LEG") ?? "default";

    /// <summary>How the names of the runtime's switches go on; others, such as EnableDiagnostics, are no matter of the processor.</summary>
    private static readonly string[] InstructionSets = ["HWIntrinsic", "AVX", "SSE", "BMI", "FMA", "Arm64"];

    [Fact]
    public void The_leg_is_a_known_one_with_its_own_switch_alone()
    {
        string? expected = Leg switch
        {
            "default" => null,
            "no-vbmi" => "DOTNET_EnableAVX512v2=0",
            "no-avx512" => "DOTNET_EnableAVX512=0",
            "no-avx2" => "DOTNET_EnableAVX2=0",
            "scalar" => "DOTNET_EnableHWIntrinsic=0",
            _ => throw new InvalidOperationException($"no such leg: {Leg}"),
        };
        string[] switches =
        [
            .. Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
                .Where(e => InstructionSets.Any(set => ((string)e.Key).StartsWith("DOTNET_Enable" + set, StringComparison.OrdinalIgnoreCase)))
                .Select(e => $"{e.Key}={e.Value}"),
        ];
        Assert.Equal(expected is null ? [] : new[] { expected }, switches);
    }

    [Fact]
    public void What_the_leg_switches_off_is_off()
    {
        Assert.False(Leg is not "default" && Avx512Vbmi.IsSupported, $"VBMI is on in {Leg}");
        Assert.False(Leg is "no-avx512" or "no-avx2" or "scalar" && (Avx512F.IsSupported || Vector512.IsHardwareAccelerated), $"AVX-512 is on in {Leg}");
        Assert.False(Leg is "no-avx2" or "scalar" && (Avx2.IsSupported || Vector256.IsHardwareAccelerated), $"AVX2 is on in {Leg}");
        Assert.False(Leg is "scalar" && (Sse2.IsSupported || AdvSimd.IsSupported || Vector128.IsHardwareAccelerated), "vectors are on in scalar");
    }

    [Fact]
    public void What_the_leg_leaves_on_is_on()
    {
        // Only Linux says what the processor has; elsewhere nothing is known and nothing is claimed.
        HashSet<string> has = ProcessorFlags();
        bool hasAvx512 = has.IsSupersetOf(["avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"]);
        Assert.True(Leg is not "default" || !hasAvx512 || !has.Contains("avx512vbmi") || Avx512Vbmi.IsSupported, "VBMI is off");
        Assert.True(Leg is not ("default" or "no-vbmi") || !hasAvx512 || Avx512BW.IsSupported, $"AVX-512 is off in {Leg}");
        Assert.True(Leg is "no-avx2" or "scalar" || !has.IsSupersetOf(["avx2", "bmi1", "bmi2", "fma"]) || Avx2.IsSupported, $"AVX2 is off in {Leg}");
        Assert.True(Leg is "scalar" || !has.Contains("sse4_2") || Sse42.IsSupported, $"SSE is off in {Leg}");
    }

    private static HashSet<string> ProcessorFlags()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != System.Runtime.InteropServices.Architecture.X64)
        {
            return [];
        }

        string flags = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("flags", StringComparison.Ordinal)) ?? "";
        return [.. flags.Split([' ', '\t', ':'], StringSplitOptions.RemoveEmptyEntries)];
    }
}
