using System.Text;
using System.Xml.Linq;
using ThongSuot.Procedures.Catalogue;
using ThongSuot.Procedures.Interchange;

namespace ThongSuot.Procedures.Tests.Interchange;

/// <summary>Whatever a file holds: a sound text or a refusal in words, never an exception, and in no time that others would notice.</summary>
public sealed class HostileTests
{
    private const int Seed = 20261127, Rounds = 1_500;

    private static readonly string[] s_scraps =
    [
        "<", ">", "\"", "'", "&", "&lt;", "&#0;", "&#x1F;", "<![CDATA[", "]]>", "<!--", "<?x", "</bpmn:process>", "<bpmn:process id=\"p\">", "\0", "\uFFFE", "\uD800", "é", "id=\"b1\"", "sourceRef=\"end\"",
        "<bpmn:userTask />", "<bpmn:subProcess><bpmn:task/></bpmn:subProcess>", "<bpmn:standardLoopCharacteristics />", "<ts:node>step: 1</ts:node>", "step: [", "- {", "\n\n", "xmlns=\"\"", "P9999999D", "-1", "99999999999",
    ];

    [Fact]
    public void A_spoilt_model_is_refused_or_becomes_a_text_that_can_be_read()
    {
        var random = new Random(Seed);
        string[] models = [.. ((string[])["TCCB-04", "TCCB-05", "KTUB-01"]).Select(code => BpmnFiles.Write(Shipped.Text(code), Shipped.Reference)), .. Directory.EnumerateFiles(Path.Combine(Shipped.Folder, "Models"), "*.bpmn").Order(StringComparer.Ordinal).Select(File.ReadAllText)];
        var taken = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var model = models[random.Next(models.Length)];
            var spoilt = round % 2 == 0 ? Spoil(random, model) : SpoilTree(random, model);
            var read = ImportDraft.Read(spoilt, Shipped.Reference);
            taken += read.IsOk ? 1 : 0;
            Judge(read);
        }

        // Both answers have to be tried.
        Assert.InRange(taken, Rounds / 20, Rounds * 19 / 20);
    }

    [Fact]
    public void Bytes_of_any_kind_are_a_text_or_a_refusal()
    {
        var random = new Random(Seed);
        var bytes = Encoding.UTF8.GetBytes(BpmnFiles.Write(Shipped.Text("TCCB-04"), Shipped.Reference));
        for (var round = 0; round < Rounds; round++)
        {
            var spoilt = bytes.ToArray();
            for (var n = random.Next(1, 6); n > 0; n--)
                spoilt[random.Next(spoilt.Length)] = (byte)random.Next(256);
            var text = FileText.Read(spoilt);
            if (text.IsOk)
                Judge(ImportDraft.Read(text.Value, Shipped.Reference));
            else
                Assert.NotEmpty(text.Refusal.Text);
        }
    }

    public static TheoryData<string, byte[]> Encodings => new()
    {
        { "IMPORT_ENCODING", Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"windows-1258\"?><a/>") },
        { "IMPORT_ENCODING", Encoding.UTF8.GetBytes("<?xml version='1.0' encoding='utf-7'?>+ADw-a/+AD4-") },
        { "IMPORT_ENCODING", Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-16\"?><a/>") },
        { "IMPORT_ENCODING", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?><a/>")] },
        { "IMPORT_ENCODING", Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"\u0001<script>\"?><a/>") },
        { "IMPORT_NOT_TEXT", [.. Encoding.UTF32.GetPreamble(), .. Encoding.UTF32.GetBytes("<a/>")] },
        { "IMPORT_NOT_TEXT", Encoding.Latin1.GetBytes("<?xml version=\"1.0\"?><a name=\"thủ tục é\"/>".Replace('ủ', 'ú').Replace('ụ', 'ú')) },
        { "IMPORT_NOT_TEXT", Encoding.UTF8.GetBytes("<a>\0</a>") },
        { "IMPORT_NOT_TEXT", [0xFF, 0xFE, 0x00, 0xD8] },
        { "IMPORT_MISSING", [] },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Another_encoding_is_refused_and_not_guessed(string code, byte[] bytes) => Assert.Equal(code, FileText.Read(bytes).Refusal.Code);

    [Fact]
    public void Too_much_is_refused_before_it_is_read()
    {
        Assert.Equal("IMPORT_TOO_BIG", FileText.Read(new byte[50_000_000]).Refusal.Code);
        Assert.Equal("XML_TOO_LARGE", Refused(new string(' ', 50_000_000) + "<a/>"));
        Assert.Equal("TOO_LARGE", Refused("a: " + new string('x', 50_000_000)));
        Assert.Equal("XML_TOO_DEEP", Refused(string.Concat(Enumerable.Repeat("<a>", 10_000)) + string.Concat(Enumerable.Repeat("</a>", 10_000))));
        Assert.Equal("XML_TOO_DEEP", Refused(string.Concat(Enumerable.Repeat("<a>", 500_000))));
        Assert.Equal("TOO_DEEP", Refused(new string('[', 10_000)));
        Assert.Equal("XML_TOO_LARGE", Refused("<a>" + string.Concat(Enumerable.Repeat("<b/>", 100_000)) + "</a>"));
        Assert.Equal("TOO_MANY_ELEMENTS", Refused(Model(string.Concat(Enumerable.Range(0, 3_000).Select(i => $"<task id=\"t{i}\"/>")))));
    }

    [Fact]
    public void Deep_forks_and_sub_processes_are_refused_and_long_chains_are_taken()
    {
        var inner = "<task id=\"t\" name=\"T\"/>";
        for (var i = 0; i < 40; i++)
            inner = $"<subProcess id=\"s{i}\"><multiInstanceLoopCharacteristics/>{inner}</subProcess>";
        Assert.Equal("TEXT_BOUNDS", Refused(Model(inner)));

        // Each fork stands in a branch of the one before it.
        var forks = string.Concat(Enumerable.Range(0, 600).Select(i => $"<exclusiveGateway id=\"x{i}\"/><task id=\"t{i}\"/><sequenceFlow id=\"f{i}\" sourceRef=\"x{i}\" targetRef=\"t{i}\"/><sequenceFlow id=\"g{i}\" sourceRef=\"x{i}\" targetRef=\"x{i + 1}\"/>"));
        Assert.Equal("TEXT_BOUNDS", Refused(Model(forks + "<task id=\"x600\"/>")));

        var chain = string.Concat(Enumerable.Range(0, 900).Select(i => $"<task id=\"t{i}\" name=\"T\"/><sequenceFlow id=\"f{i}\" sourceRef=\"t{i}\" targetRef=\"t{i + 1}\"/>"));
        Assert.True(ImportDraft.Read(Model(chain + "<task id=\"t900\"/>"), Shipped.Reference).IsOk);
    }

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>")]
    [InlineData("<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/a.dtd\"><a/>")]
    [InlineData("<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]><l>&c;</l>")]
    public void Entities_are_never_expanded_and_nothing_is_fetched(string xml) => Assert.Equal("XML_DTD", Refused(xml));

    [Theory]
    [InlineData("just words", "IMPORT_NOT_MAP")]
    [InlineData("- a\n- b", "IMPORT_NOT_MAP")]
    [InlineData("a: &x [1]\nb: *x", "ANCHOR")]
    [InlineData("a: !!python/object:os.system x", "TAG")]
    [InlineData("a: {", "YAML_SYNTAX")]
    [InlineData("a: 1\na: 2", "KEY_TWICE")]
    public void A_text_that_is_no_procedure_is_refused(string yaml, string code) => Assert.Equal(code, Refused(yaml));

    /// <summary>Our extension is data like all else: what it says wrongly the draft's check finds.</summary>
    [Theory]
    [InlineData("step: 1\nwho: !!x {}")]
    [InlineData("choice: c1")]
    [InlineData("step: [1, 2]\naction: {a: b}\nlimit: x\nwho: 3")]
    [InlineData("process: []\ncode: X")]
    [InlineData("{{{{")]
    public void An_extension_that_lies_harms_nothing(string own) => Judge(BpmnFiles.Read(Model(
        $"<extensionElements><o:procedure xmlns:o=\"urn:thong-suot:procedure:1\">{own}</o:procedure></extensionElements><task id=\"b1\" name=\"A\"><extensionElements><o:node xmlns:o=\"urn:thong-suot:procedure:1\">{own}</o:node></extensionElements></task>"), Shipped.Reference));

    private static string Refused(string text)
    {
        var read = ImportDraft.Read(text, Shipped.Reference);
        Judge(read);
        Assert.False(read.IsOk);
        return read.Faults[0].Code;
    }

    private static void Judge(ModelReading<ImportedModel> read)
    {
        if (read.Value is not { } model)
        {
            Assert.NotEmpty(read.Faults);
            Assert.All(read.Faults, f => Assert.True(f.Code.Length > 0 && f.Text.Length > 0));
            return;
        }

        Assert.Empty(read.Faults);
        Assert.NotNull(YamlText.Read("text", model.Text ?? model.Root.ToYaml(), new CatalogueFaults()));
        // It can be written again, whatever faults it has.
        Assert.NotEmpty(BpmnFiles.Write(model.Root, Shipped.Reference));
        Assert.NotNull(ImportRows.Of(model.Root, Shipped.Reference));
    }

    private static string Spoil(Random random, string text)
    {
        for (var n = random.Next(1, 5); n > 0 && text.Length > 2; n--)
        {
            var (at, length) = (random.Next(text.Length), random.Next(60));
            length = Math.Min(length, text.Length - at);
            text = random.Next(5) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, text.Substring(random.Next(text.Length - length + 1), length)),
                2 => text.Insert(at, s_scraps[random.Next(s_scraps.Length)]),
                3 => Swap(random, text),
                _ => text[..at] + s_scraps[random.Next(s_scraps.Length)] + text[(at + length)..],
            };
        }

        return text;
    }

    // Stays XML, and so gets to what the elements say.
    private static string SpoilTree(Random random, string text)
    {
        if (!text.Contains("http://www.omg.org/spec/BPMN/20100524/MODEL", StringComparison.Ordinal) || BoundedXml.Read(text).Value is not { } root)
            return Spoil(random, text);
        for (var n = random.Next(1, 4); n > 0; n--)
        {
            var all = root.Descendants().Where(e => e.Name.Namespace == Bpmn.Model && e.Name.LocalName != "process").ToList();
            if (all.Count == 0)
                break;
            var (one, other) = (all[random.Next(all.Count)], all[random.Next(all.Count)]);
            switch (random.Next(6))
            {
                case 0:
                    one.Remove();
                    break;
                case 1:
                    one.AddAfterSelf(new XElement(one));
                    break;
                case 2:
                    one.Name = other.Name;
                    break;
                case 3 when one.Attributes().Any(a => !a.IsNamespaceDeclaration):
                    one.Attributes().First(a => !a.IsNamespaceDeclaration).Value = other.Attributes().FirstOrDefault()?.Value ?? "";
                    break;
                case 4:
                    one.AddFirst(new XElement(other));
                    break;
                default:
                    one.Value = s_scraps[random.Next(s_scraps.Length)].Replace("\0", "", StringComparison.Ordinal).Replace("\uFFFE", "", StringComparison.Ordinal).Replace("\uD800", "", StringComparison.Ordinal);
                    break;
            }
        }

        return root.ToString();
    }

    // References that point elsewhere are well-formed XML and so get far.
    private static string Swap(Random random, string text)
    {
        var places = text.Split("Ref=\"");
        if (places.Length < 3)
            return text;
        var (one, other) = (random.Next(1, places.Length), random.Next(1, places.Length));
        var (first, second) = (places[one].Split('"')[0], places[other].Split('"')[0]);
        places[one] = second + places[one][first.Length..];
        return string.Join("Ref=\"", places);
    }

    private static string Model(string content) => $"<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"><process id=\"p\">{content}</process></definitions>";
}
