using System.Collections.Immutable;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ThongSuot.Procedures.Catalogue;

/// <summary>
/// Reads one YAML document within bounds. A package may come from elsewhere, so size, depth and number of nodes are limited, and
/// aliases, anchors and tags are refused: they are how small files become large ones.
/// </summary>
internal sealed class YamlText
{
    public const int MaxCharacters = 400_000;
    public const int MaxDepth = 40;
    public const int MaxNodes = 50_000;

    private readonly string _file;
    private readonly CatalogueFaults _faults;
    private readonly Parser _parser;
    private int _nodes;

    private YamlText(string file, string text, CatalogueFaults faults)
    {
        (_file, _faults) = (file, faults);
        _parser = new Parser(new StringReader(text));
    }

    /// <summary>The document's root, or null with a fault told.</summary>
    public static YamlNode? Read(string file, string text, CatalogueFaults faults)
    {
        if (text.Length > MaxCharacters)
        {
            faults.Add(file, 0, "too_large", $"more than {MaxCharacters} characters", "tệp quá lớn");
            return null;
        }

        if (!TryNormalise(ref text))
        {
            faults.Add(file, 0, "yaml_syntax", "not valid Unicode", "chứa ký tự không hợp lệ");
            return null;
        }

        var reader = new YamlText(file, text, faults);
        try
        {
            return reader.Document();
        }
        catch (YamlException wrong)
        {
            faults.Add(file, (int)wrong.Start.Line, "yaml_syntax", $"not YAML: {wrong.Message}", "không đúng cú pháp YAML");
            return null;
        }
        catch (InvalidOperationException)
        {
            // The scanner's answer to some broken flow lists; it does not say where, so the last place read must do.
            faults.Add(file, reader._parser.Current is { } last ? (int)last.End.Line : 0, "yaml_syntax", "not YAML", "không đúng cú pháp YAML");
            return null;
        }
    }

    private static bool TryNormalise(ref string text)
    {
        try
        {
            text = text.Normalize(NormalizationForm.FormC);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private YamlNode? Document()
    {
        _parser.MoveNext();
        if (!_parser.MoveNext() || _parser.Current is not DocumentStart || !_parser.MoveNext() || _parser.Current is DocumentEnd)
        {
            _faults.Add(_file, 0, "empty_file", "the file holds nothing", "tệp trống");
            return null;
        }

        var root = Node(0);
        if (root is not null && _parser.MoveNext() && _parser.MoveNext() && _parser.Current is DocumentStart second)
            return Refuse(second, "several_documents", "one document a file", "mỗi tệp chỉ có một tài liệu YAML");
        return root;
    }

    // Stands on the first event of a node and ends on its last. Null means refused: reading of the file stops.
    private YamlNode? Node(int depth)
    {
        var at = _parser.Current!;
        if (++_nodes > MaxNodes)
            return Refuse(at, "too_large", $"more than {MaxNodes} values", "tệp có quá nhiều giá trị");
        if (depth > MaxDepth)
            return Refuse(at, "too_deep", $"nested deeper than {MaxDepth}", "các mục lồng nhau quá sâu");
        if (at is AnchorAlias || at is NodeEvent { Anchor.IsEmpty: false })
            return Refuse(at, "anchor", "anchors and aliases are not taken", "không dùng neo (&) và tham chiếu (*)");
        if (at is NodeEvent { Tag.IsEmpty: false })
            return Refuse(at, "tag", "tags are not taken", "không dùng thẻ (!)");
        return at switch
        {
            Scalar scalar => new YamlNode.Scalar(LineOf(at), scalar.Value, scalar.Style == ScalarStyle.Plain),
            SequenceStart => List(at, depth),
            MappingStart => Map(at, depth),
            _ => Refuse(at, "yaml_syntax", "not expected here", "không đúng cú pháp YAML"),
        };
    }

    private YamlNode.List? List(ParsingEvent start, int depth)
    {
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        while (_parser.MoveNext() && _parser.Current is not SequenceEnd)
        {
            if (Node(depth + 1) is not { } item)
                return null;
            items.Add(item);
        }

        return new YamlNode.List(LineOf(start), items.ToImmutable());
    }

    private YamlNode.Map? Map(ParsingEvent start, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<(string, int, YamlNode)>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (_parser.MoveNext() && _parser.Current is not MappingEnd)
        {
            if (_parser.Current is not Scalar { Anchor.IsEmpty: true, Tag.IsEmpty: true } key)
            {
                Refuse(_parser.Current!, "yaml_syntax", "a key is one word", "khóa phải là một từ");
                return null;
            }

            if (!keys.Add(key.Value))
            {
                Refuse(key, "key_twice", $"the key \"{key.Value}\" stands twice", $"khóa “{key.Value}” có hai lần");
                return null;
            }

            _parser.MoveNext();
            if (Node(depth + 1) is not { } value)
                return null;
            entries.Add((key.Value, LineOf(key), value));
        }

        return new YamlNode.Map(LineOf(start), entries.ToImmutable());
    }

    private YamlNode? Refuse(ParsingEvent at, string code, string message, string messageVi)
    {
        _faults.Add(_file, LineOf(at), code, message, messageVi);
        return null;
    }

    private static int LineOf(ParsingEvent at) => (int)at.Start.Line;
}
