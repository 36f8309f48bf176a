using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using SeedScan.Scanning;
using SeedScan.Tests.CommandLine;
using Xunit;

namespace SeedScan.Tests.Architecture;

/// <summary>The sources keep the rules of the folders, and the rules can be broken.</summary>
public class FolderRulesTests
{
    private static readonly string s_core = Path.Combine(SeedScanProcess.Root, "src", "SeedScan.Core");
    private static readonly string s_cli = Path.Combine(SeedScanProcess.Root, "src", "SeedScan.Cli");

    [Fact]
    public void A_folder_of_the_library_uses_only_folders_before_it()
    {
        string[] files = Sources(s_core);
        Assert.True(files.Length > 40);
        Assert.Equal(FolderRules.Order.Order(), files.Select(file => file.Split('/')[0]).Distinct().Order());
        Assert.Empty(files.SelectMany(file => FolderRules.Offences(file, File.ReadAllText(Path.Combine(s_core, file)))));
    }

    [Fact]
    public void No_type_of_a_folder_shows_a_type_of_a_later_one()
    {
        foreach (Type type in typeof(SeedScanner).Assembly.GetTypes().Where(type => PlaceOf(type) >= 0))
        {
            foreach (Type used in Shown(type).SelectMany(Parts))
            {
                Assert.True(PlaceOf(used) <= PlaceOf(type), $"{type} shows {used}");
            }
        }
    }

    [Fact]
    public void The_command_line_uses_the_public_surface_only()
    {
        IEnumerable<string> friends = typeof(SeedScanner).Assembly.GetCustomAttributes<InternalsVisibleToAttribute>().Select(friend => friend.AssemblyName);
        Assert.Equal(["SeedScan.Benchmarks", "SeedScan.Tests"], friends.Order(StringComparer.Ordinal));
        foreach (string file in Sources(s_cli))
        {
            string source = File.ReadAllText(Path.Combine(s_cli, file));
            Assert.Matches(@"(?m)^(namespace SeedScan\.Cli;|\[assembly:)", source);
            Assert.DoesNotMatch(@"SeedScan\.Kernels|(?i:utils?|helpers?|manager|common)\.cs", source + file);
        }
    }

    [Theory]
    [InlineData("Sequences/A.cs", "using SeedScan.Kernels;\n\nnamespace SeedScan.Sequences;\n")]
    [InlineData("Pipelines/A.cs", "using System.Text;\nusing SeedScan.Writing;\nusing SeedScan.Pipelines;\n\nnamespace SeedScan.Pipelines;\n")]
    [InlineData("Kernels/A.cs", "namespace SeedScan.Kernels;\n/// <summary>See <see cref=\"SeedScan.Writing.SiteTable\"/>.</summary>\n")]
    public void What_keeps_the_rules_is_no_offence(string path, string source) => Assert.Empty(FolderRules.Offences(path, source));

    [Theory]
    [InlineData("Sequences/A.cs", "using SeedScan.Rnas;\n\nnamespace SeedScan.Sequences;\n", "Sequences uses Rnas")]
    [InlineData("Kernels/A.cs", "namespace SeedScan.Kernels;\nclass A { SeedScan.Sequences.Nucleotide x; }\n", "Kernels uses Sequences")]
    [InlineData("Scanning/A.cs", "using Table = SeedScan.Writing.SiteTable;\nnamespace SeedScan.Scanning;\n", "Scanning uses Writing")]
    [InlineData("Writing/A.cs", "using static SeedScan.Cli.Program;\nnamespace SeedScan.Writing;\n", "Writing uses Cli")]
    [InlineData("Writing/A.cs", "namespace SeedScan.Scanning;\n", "namespace is not SeedScan.Writing")]
    [InlineData("Extras/A.cs", "namespace SeedScan.Extras;\n", "is no folder")]
    [InlineData("A.cs", "namespace SeedScan;\n", "is no folder")]
    [InlineData("Rnas/RnaHelper.cs", "namespace SeedScan.Rnas;\n", "says nothing")]
    [InlineData("Rnas/StringUtils.cs", "namespace SeedScan.Rnas;\n", "says nothing")]
    public void What_breaks_a_rule_is_told(string path, string source, string expected) =>
        Assert.Contains(FolderRules.Offences(path, source), offence => offence.Contains(expected, StringComparison.Ordinal));

    /// <summary>The sources under a folder, as paths within it; what the build leaves there is no source.</summary>
    private static string[] Sources(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Where(file => !Regex.IsMatch(file, "^(bin|obj)/")),
    ];

    private static int PlaceOf(Type type) =>
        type.Namespace is { } name && name.StartsWith("SeedScan.", StringComparison.Ordinal)
            ? FolderRules.Order.ToList().IndexOf(name["SeedScan.".Length..])
            : -1;

    /// <summary>The types of all that a type declares, private or not, but not those within its methods' bodies.</summary>
    private static IEnumerable<Type> Shown(Type type)
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        return type.GetInterfaces()
            .Concat(type.BaseType is null ? [] : [type.BaseType])
            .Concat(type.GetFields(All).Select(field => field.FieldType))
            .Concat(type.GetMethods(All).SelectMany(method => method.GetParameters().Select(p => p.ParameterType).Append(method.ReturnType)))
            .Concat(type.GetConstructors(All).SelectMany(constructor => constructor.GetParameters().Select(p => p.ParameterType)));
    }

    /// <summary>A type, and those that it is made of.</summary>
    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type) : [type];
}
