using System.Text;
using SeedScan.Sequences;

namespace SeedScan.Oligos;

/// <summary>The records of a panel that is a table.</summary>
internal sealed class PanelTable
{
    private const string Form = "The columns are name, sequence, role, partner and intended target, parted by tabs, commas or semicolons; name and sequence must be there.";

    private static readonly string[] s_columns = ["name", "sequence", "role", "partner", "intended target"];

    private readonly PanelLines _lines;
    private readonly OligoPanelOptions _options;
    private readonly char _separator;
    private readonly int _width;
    private readonly int[] _places;

    /// <summary>Reads the header.</summary>
    /// <exception cref="InputException">It names a column twice, or not name and sequence.</exception>
    public PanelTable(PanelLines lines, string header, OligoPanelOptions options)
    {
        (_lines, _options) = (lines, options);
        _separator = header.Contains('\t', StringComparison.Ordinal) ? '\t' : header.Contains(';', StringComparison.Ordinal) ? ';' : ',';
        List<string> names = Cells(header);
        _width = names.Count;
        _places = [-1, -1, -1, -1, -1];
        for (int i = 0; i < names.Count; i++)
        {
            Place(names[i], i);
        }

        if (_places[0] < 0 || _places[1] < 0)
        {
            throw new InputException(
                InputErrorKind.UnknownFormat, $"is no FASTA, and its first line names no column {s_columns[_places[0] < 0 ? 0 : 1]}", $"{Form} FASTA begins with '>'.", lines.File, lines.Line);
        }
    }

    /// <summary>Reads the rows.</summary>
    public IEnumerable<PanelRecord> Records()
    {
        while (_lines.NextThatIsNotBlank() is string line)
        {
            List<string> cells = Cells(line);
            string name = Cell(cells, 0) ?? "";
            if (cells.Count != _width)
            {
                throw _lines.Wrong($"{cells.Count} column{(cells.Count == 1 ? "" : "s")} instead of {_width}", Form, name.Length == 0 ? null : name);
            }

            if (name.Length == 0)
            {
                throw _lines.Wrong("the row has no name", "Write one in the column name.");
            }

            string sequence = Cell(cells, 1) ?? throw _lines.Wrong("the row has no sequence", "Write one in the column sequence, 5' to 3'.", name);
            string? role = Cell(cells, 2);
            yield return new PanelRecord(_lines.Line, name, sequence)
            {
                Role = role is null ? _options.Role : OligoRoles.Of(role) ?? throw _lines.Wrong(
                    $"'{role}' is no role", $"The roles are {string.Join(", ", OligoRoles.Words.Skip(1))}; an empty cell or . is not told.", name),
                Partner = Cell(cells, 3),
                Target = Cell(cells, 4),
            };
        }
    }

    private void Place(string name, int at)
    {
        string simple = name.Replace('_', ' ').ToLowerInvariant();
        int column = Array.IndexOf(s_columns, simple == "target" ? "intended target" : simple);
        if (column < 0)
        {
            _options.Warn?.Invoke($"{_lines.File}: the column '{name}' is not known and passed over. {Form}");
            return;
        }

        _places[column] = _places[column] < 0 ? at : throw _lines.Wrong($"the column {s_columns[column]} is there twice", "Leave one out.");
    }

    /// <summary>The cell of a column; null where there is none, or nothing in it.</summary>
    private string? Cell(List<string> cells, int column)
    {
        int place = _places[column];
        return place < 0 || place >= cells.Count || cells[place] is "" or "." ? null : cells[place];
    }

    private List<string> Cells(string line)
    {
        if (_separator == '\t')
        {
            return [.. line.Split('\t').Select(cell => cell.Trim())];
        }

        List<string> cells = [];
        StringBuilder cell = new();
        bool isQuoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && isQuoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                _ = cell.Append(line[i++]);
            }
            else if (line[i] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (line[i] == _separator && !isQuoted)
            {
                cells.Add(cell.ToString().Trim());
                _ = cell.Clear();
            }
            else
            {
                _ = cell.Append(line[i]);
            }
        }

        cells.Add(cell.ToString().Trim());
        return isQuoted ? throw _lines.Wrong("a double quote is not closed", "Close it on the same line; within quotes a quote is written twice.") : cells;
    }
}
