using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SeedScan.Writing;

/// <summary>How a run came about (version, options, inputs), at the head of its output.</summary>
public static class Manifest
{
    /// <summary>Writes one line <c>#key: value</c> for every entry; nothing where there is none.</summary>
    /// <param name="output">Takes the bytes. TSV, BED and GFF3 pass over lines that begin with <c>#</c>.</param>
    /// <param name="entries">In the order in which they are written. A control character in a value becomes <c>\uXXXX</c>, so that a value stays on its line.</param>
    /// <exception cref="ArgumentException">A key is empty, begins with <c>#</c>, or holds a colon or a control character.</exception>
    public static void Write(IBufferWriter<byte> output, IEnumerable<KeyValuePair<string, string>> entries)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(entries);
        foreach ((string key, string value) in entries)
        {
            // "##" opens a directive in GFF3.
            if (key.Length == 0 || key[0] == '#' || key.Any(letter => letter == ':' || char.IsControl(letter)))
            {
                throw new ArgumentException($"'{key}' cannot be a key of a manifest.", nameof(entries));
            }

            Encoding.UTF8.GetBytes($"#{key}: {OnOneLine(value)}\n", output);
        }
    }

    /// <summary>Writes one line <c>{"manifest":{"key":"value",…}}</c>; nothing where there is no entry.</summary>
    /// <param name="output">Takes the bytes, as the first line of JSON Lines.</param>
    /// <param name="entries">In the order in which they are written.</param>
    public static void WriteJson(IBufferWriter<byte> output, IEnumerable<KeyValuePair<string, string>> entries)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(entries);
        if (!entries.Any())
        {
            return;
        }

        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteStartObject("manifest"u8);
            foreach ((string key, string value) in entries)
            {
                json.WriteString(key, value);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static string OnOneLine(string value)
    {
        var line = new StringBuilder(value.Length);
        foreach (char letter in value)
        {
            _ = char.IsControl(letter) ? line.Append($"\\u{(int)letter:X4}") : line.Append(letter);
        }

        return line.ToString();
    }
}
