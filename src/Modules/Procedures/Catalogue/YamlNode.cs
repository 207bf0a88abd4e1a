using System.Collections.Immutable;
using System.Text;

namespace ThongSuot.Procedures.Catalogue;

/// <summary>A piece of a YAML file with the line where it stands. Nothing of YAML's wider features: no anchors, tags or merges.</summary>
internal abstract record YamlNode(int Line)
{
    /// <summary>
    /// The content without layout, comments and order of keys' quoting, so that a file that only looks different has the same hash.
    /// </summary>
    public string Canonical()
    {
        var text = new StringBuilder();
        Write(text);
        return text.ToString();
    }

    private protected abstract void Write(StringBuilder text);

    internal sealed record Scalar(int Line, string Text, bool IsPlain) : YamlNode(Line)
    {
        public bool IsNull => IsPlain && Text is "" or "null" or "~";

        private protected override void Write(StringBuilder text) => text.Append(IsNull ? "null" : System.Text.Json.JsonSerializer.Serialize(Text));
    }

    internal sealed record List(int Line, ImmutableArray<YamlNode> Items) : YamlNode(Line)
    {
        private protected override void Write(StringBuilder text)
        {
            text.Append('[');
            foreach (var item in Items)
            {
                item.Write(text);
                text.Append(',');
            }

            text.Append(']');
        }
    }

    internal sealed record Map(int Line, ImmutableArray<(string Key, int Line, YamlNode Value)> Entries) : YamlNode(Line)
    {
        public YamlNode? Find(string key) => Entries.FirstOrDefault(entry => entry.Key == key).Value;

        private protected override void Write(StringBuilder text)
        {
            text.Append('{');
            foreach (var (key, _, value) in Entries)
            {
                text.Append(System.Text.Json.JsonSerializer.Serialize(key)).Append(':');
                value.Write(text);
                text.Append(',');
            }

            text.Append('}');
        }
    }
}
