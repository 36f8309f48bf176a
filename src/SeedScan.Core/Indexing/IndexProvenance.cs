using System.Text.Json;

namespace SeedScan.Indexing;

/// <summary>What an index was built from, and by what.</summary>
/// <param name="Tool">The program and its version.</param>
/// <param name="Inputs">The files, in the order of the targets.</param>
/// <param name="FirstDuplicate">The first name that a second record has; null where no name comes twice.</param>
/// <param name="FirstEmpty">The first record without letters; null where there is none.</param>
public sealed record IndexProvenance(string Tool, IReadOnlyList<IndexSource> Inputs, string? FirstDuplicate, string? FirstEmpty)
{
    /// <summary>The region of each record that the index holds, as <see cref="Sequences.TranscriptRegionLabels"/> names it; null for whole records.</summary>
    public string? Region { get; init; }

    /// <summary>The GTF or table that told the coding regions which <see cref="Region"/> was cut by; null where headers alone did, and for whole records.</summary>
    public IndexSource? Coding { get; init; }

    /// <summary>As it is written: one JSON object, in UTF-8.</summary>
    internal byte[] ToJson()
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text))
        {
            json.WriteStartObject();
            json.WriteString("tool"u8, Tool);
            json.WriteStartArray("inputs"u8);
            foreach (IndexSource input in Inputs)
            {
                Write(json, input);
            }

            json.WriteEndArray();
            WriteIfAny(json, "firstDuplicate", FirstDuplicate);
            WriteIfAny(json, "firstEmpty", FirstEmpty);
            WriteIfAny(json, "region", Region);
            if (Coding is not null)
            {
                json.WritePropertyName("coding"u8);
                Write(json, Coding);
            }

            json.WriteEndObject();
        }

        return text.ToArray();
    }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">It is not that.</exception>
    internal static IndexProvenance FromJson(ReadOnlyMemory<byte> text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            JsonElement root = document.RootElement;
            List<IndexSource> inputs = [];
            foreach (JsonElement input in root.GetProperty("inputs"u8).EnumerateArray())
            {
                inputs.Add(Source(input));
            }

            return new IndexProvenance(
                Text(root.GetProperty("tool"u8)),
                inputs,
                root.TryGetProperty("firstDuplicate"u8, out JsonElement duplicate) ? duplicate.GetString() : null,
                root.TryGetProperty("firstEmpty"u8, out JsonElement empty) ? empty.GetString() : null)
            {
                Region = root.TryGetProperty("region"u8, out JsonElement region) ? region.GetString() : null,
                Coding = root.TryGetProperty("coding"u8, out JsonElement coding) ? Source(coding) : null,
            };
        }
        catch (Exception wrong) when (wrong is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new JsonException(wrong.Message, wrong);
        }
    }

    private static void Write(Utf8JsonWriter json, IndexSource source)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, source.Name);
        json.WriteNumber("size"u8, source.Size);
        json.WriteString("sha256"u8, source.Sha256);
        if (source.Species is { } species)
        {
            json.WriteNumber("species"u8, species);
        }

        json.WriteEndObject();
    }

    private static IndexSource Source(JsonElement source) => new(
        Text(source.GetProperty("name"u8)),
        source.GetProperty("size"u8).GetInt64(),
        Text(source.GetProperty("sha256"u8)),
        source.TryGetProperty("species"u8, out JsonElement species) ? species.GetInt32() : null);

    /// <summary>A text that can be a name.</summary>
    private static string Text(JsonElement element) => element.GetString() is { Length: > 0 } text && !text.Contains('\0', StringComparison.Ordinal)
        ? text
        : throw new JsonException("A text is empty or no name.");

    private static void WriteIfAny(Utf8JsonWriter json, string key, string? value)
    {
        if (value is not null)
        {
            json.WriteString(key, value);
        }
    }
}

/// <summary>A file that an index was built from.</summary>
/// <param name="Name">Its name, as it was given; <c>-</c> for standard input.</param>
/// <param name="Size">Its size in bytes, as it lay on disk.</param>
/// <param name="Sha256">The SHA-256 of these bytes, in hexadecimal.</param>
/// <param name="Species">The species whose rows of a UTR table were taken (NCBI taxonomy number); null for FASTA.</param>
public sealed record IndexSource(string Name, long Size, string Sha256, int? Species);
