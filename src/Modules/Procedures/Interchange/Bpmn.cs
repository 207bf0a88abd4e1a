using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace ThongSuot.Procedures.Interchange;

/// <summary>The vocabularies of BPMN 2.0 (OMG formal/2011-01-03), and ours beside them.</summary>
internal static class Bpmn
{
    public const string MediaType = "application/xml";

    /// <summary>The language of conditions that are guards of ours.</summary>
    public const string GuardLanguage = "urn:thong-suot:guard:1";

    public static readonly XNamespace Model = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    public static readonly XNamespace Diagram = "http://www.omg.org/spec/BPMN/20100524/DI";
    public static readonly XNamespace Common = "http://www.omg.org/spec/DD/20100524/DC";
    public static readonly XNamespace Interchange = "http://www.omg.org/spec/DD/20100524/DI";
    public static readonly XNamespace Instance = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>What BPMN cannot say of a procedure, inside extensionElements.</summary>
    public static readonly XNamespace Own = "urn:thong-suot:procedure:1";

    /// <summary>A text as XML can hold it: YAML may escape characters that XML has no way to write.</summary>
    public static string Clean(string text)
    {
        if (text.All(XmlConvert.IsXmlChar))
            return text;
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text, i))
                clean.Append(text[i]).Append(text[++i]);
            else
                clean.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : '\uFFFD');
        }

        return clean.ToString();
    }

    /// <summary>A text as the id of an element: letters, digits, "-", "_" and ".".</summary>
    public static string IdOf(string text)
    {
        var id = string.Concat(text.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' ? letter : '_'));
        return id.Length > 0 && (char.IsAsciiLetter(id[0]) || id[0] == '_') ? id : "_" + id;
    }
}
