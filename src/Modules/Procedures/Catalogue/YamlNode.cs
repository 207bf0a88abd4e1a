using System.Collections.Immutable;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

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

    /// <summary>The node as YAML, in the order of its keys, without comments: the reader makes the same node of it.</summary>
    public string ToYaml()
    {
        var text = new StringWriter();
        // Long lines stay one line: a fold would look like another text in a comparison.
        var emitter = new Emitter(text, new EmitterSettings(bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024));
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Emit(emitter);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private protected abstract void Write(StringBuilder text);

    private protected abstract void Emit(IEmitter emitter);

    internal sealed record Scalar(int Line, string Text, bool IsPlain) : YamlNode(Line)
    {
        public bool IsNull => IsPlain && Text is "" or "null" or "~";

        /// <summary>A text, whatever it looks like.</summary>
        public static Scalar OfText(string text) => new(0, text, IsPlain: false);

        /// <summary>A number, a truth or a code.</summary>
        public static Scalar OfWord(string word) => new(0, word, IsPlain: true);

        private protected override void Write(StringBuilder text) => text.Append(IsNull ? "null" : System.Text.Json.JsonSerializer.Serialize(Text));

        private protected override void Emit(IEmitter emitter) => emitter.Emit(new YamlDotNet.Core.Events.Scalar(
            AnchorName.Empty, TagName.Empty, IsNull ? "null" : Text, IsPlain ? ScalarStyle.Plain : ScalarStyle.DoubleQuoted, isPlainImplicit: true, isQuotedImplicit: true));
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

        private protected override void Emit(IEmitter emitter)
        {
            emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, Items.IsEmpty ? SequenceStyle.Flow : SequenceStyle.Block));
            foreach (var item in Items)
                item.Emit(emitter);
            emitter.Emit(new SequenceEnd());
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

        private protected override void Emit(IEmitter emitter)
        {
            emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, Entries.IsEmpty ? MappingStyle.Flow : MappingStyle.Block));
            foreach (var (key, _, value) in Entries)
            {
                emitter.Emit(new YamlDotNet.Core.Events.Scalar(key));
                value.Emit(emitter);
            }

            emitter.Emit(new MappingEnd());
        }

        /// <summary>The entries in their order; those without a value are left out.</summary>
        public static Map Of(params ReadOnlySpan<(string Key, YamlNode? Value)> entries)
        {
            var map = new Map(0, []);
            foreach (var (key, value) in entries)
                map = value is null ? map : map.With(key, value);
            return map;
        }

        /// <summary>With this key's value replaced, or added at the end.</summary>
        public Map With(string key, YamlNode value) => Find(key) is null
            ? this with { Entries = Entries.Add((key, Line, value)) }
            : this with { Entries = [.. Entries.Select(entry => entry.Key == key ? (key, entry.Line, value) : entry)] };

        public Map Without(string key) => this with { Entries = Entries.RemoveAll(entry => entry.Key == key) };
    }
}
