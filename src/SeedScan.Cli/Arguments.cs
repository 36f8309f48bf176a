using System.Reflection;
using CommandLine;

namespace SeedScan.Cli;

/// <summary>Puts the arguments of a verb into the one form in which CommandLineParser reads them as they were meant.</summary>
/// <remarks>
/// Options first, each with its long name and its value as the next argument, then <c>--</c>, then the targets. Version 2.9.1 would otherwise
/// take the targets after <c>--rna X</c> for more RNAs, and pass over in silence an option whose value is missing at the
/// end, an empty argument, and all but the last of <c>-o a -o b</c>.
/// </remarks>
internal sealed class Arguments
{
    private readonly List<OptionAttribute> _known = [];
    private readonly HashSet<string> _repeatable = new(StringComparer.Ordinal);
    private readonly HashSet<string> _flags = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<string> _options = [];
    private readonly List<string> _values = [];

    private Arguments(Type verb)
    {
        foreach (PropertyInfo property in verb.GetProperties())
        {
            if (property.GetCustomAttribute<OptionAttribute>() is not { } option)
            {
                continue;
            }

            _known.Add(option);
            if (property.PropertyType == typeof(bool))
            {
                _flags.Add(option.LongName);
            }
            else if (property.PropertyType == typeof(IEnumerable<string>))
            {
                _repeatable.Add(option.LongName);
            }
        }
    }

    /// <summary>Reads the arguments after the verb into its options.</summary>
    /// <exception cref="UsageException">An unknown option, a value that is missing, unwanted or of the wrong kind.</exception>
    public static T Parse<T>(ReadOnlySpan<string> arguments)
        where T : class, new()
    {
        Arguments ordered = new(typeof(T));
        ordered.Read(arguments);
        using Parser parser = new(settings =>
        {
            settings.HelpWriter = null;
            settings.AutoHelp = false;
            settings.AutoVersion = false;
            settings.GetoptMode = true;
            settings.AllowMultiInstance = true;
            settings.EnableDashDash = true;
            settings.CaseInsensitiveEnumValues = true;
        });
        ParserResult<T> result = parser.ParseArguments<T>([.. ordered._options, "--", .. ordered._values]);
        return result.Value ?? throw new UsageException(ordered.Describe(result.Errors));
    }

    private void Read(ReadOnlySpan<string> arguments)
    {
        for (int i = 0; i < arguments.Length; i++)
        {
            string argument = arguments[i];
            if (argument.Length == 0)
            {
                throw new UsageException("an argument is empty; a variable of a script may be unset");
            }

            if (argument == "--")
            {
                _values.AddRange(arguments[(i + 1)..]);
                return;
            }

            if (argument[0] != '-' || argument == "-")
            {
                _values.Add(argument);
                continue;
            }

            (OptionAttribute option, string? value) = Recognize(argument);
            if (!_flags.Contains(option.LongName) && value is null)
            {
                value = i + 1 < arguments.Length ? arguments[++i] : null;
                CheckIsNoOption(option, value);
            }

            Add(option, value, argument);
        }
    }

    // "--name", "--name=value", "-o" or "-ovalue".
    private (OptionAttribute Option, string? Value) Recognize(string argument)
    {
        int equals = argument.IndexOf('=', StringComparison.Ordinal);
        bool isLong = argument.StartsWith("--", StringComparison.Ordinal);
        string name = !isLong ? argument[1..2] : equals < 0 ? argument[2..] : argument[2..equals];
        string? value = isLong ? (equals < 0 ? null : argument[(equals + 1)..]) : argument.Length > 2 ? argument[2..] : null;
        foreach (OptionAttribute option in _known)
        {
            if (string.Equals(isLong ? option.LongName : option.ShortName, name, StringComparison.OrdinalIgnoreCase))
            {
                return (option, value);
            }
        }

        string typed = isLong ? "--" + name : argument;
        string suggestion = isLong ? Suggestion.For(typed, ["--help", .. _known.ConvertAll(option => "--" + option.LongName)]) : "";
        throw new UsageException($"unknown option '{typed}'{suggestion}");
    }

    // "-o --quiet" would write a file of that name, and the option would be lost.
    private void CheckIsNoOption(OptionAttribute option, string? value)
    {
        if (value == "--" || _known.Exists(known => "--" + known.LongName == value || (known.ShortName.Length > 0 && "-" + known.ShortName == value)))
        {
            throw new UsageException($"--{option.LongName} needs a value, and '{value}' is an option; a file of that name is ./{value}");
        }
    }

    private void Add(OptionAttribute option, string? value, string argument)
    {
        string name = option.LongName;
        if (_flags.Contains(name))
        {
            _options.Add(value is null ? "--" + name : throw new UsageException($"--{name} takes no value, but '{argument}' gives one"));
            return;
        }

        if (string.IsNullOrEmpty(value))
        {
            throw new UsageException($"--{name} needs a value");
        }

        if (!_seen.Add(name) && !_repeatable.Contains(name))
        {
            throw new UsageException($"--{name} is given more than once");
        }

        _options.Add("--" + name);
        _options.Add(value);
    }

    // After Read, all that CommandLineParser can still refuse is a number that is none.
    private string Describe(IEnumerable<Error> errors)
    {
        foreach (Error error in errors)
        {
            if (error is BadFormatConversionError { NameInfo.LongName: var name })
            {
                return $"--{name} needs a whole number, not '{_options[_options.IndexOf("--" + name) + 1]}'";
            }

            return error.ToString() ?? error.Tag.ToString();
        }

        return "the options make no sense";
    }
}
