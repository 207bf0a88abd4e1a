using System.Xml;
using System.Xml.Linq;

namespace ThongSuot.Procedures.Interchange;

/// <summary>
/// XML from anywhere, within bounds: no document type, so no entities; nothing from outside; size, depth and number of elements are bounded
/// before a tree is built.
/// </summary>
internal static class BoundedXml
{
    public const int MaxCharacters = 2_000_000, MaxDepth = 60, MaxElements = 40_000;

    public static ModelReading<XElement> Read(string text)
    {
        if (text.Length > MaxCharacters)
            return Refuse("XML_TOO_LARGE", $"Tệp dài quá {MaxCharacters / 1_000_000} triệu ký tự.");
        try
        {
            if (Measure(text) is { } fault)
                return ModelReading<XElement>.Refused(fault);
            using var reader = XmlReader.Create(new StringReader(text), Settings());
            return new ModelReading<XElement>(XDocument.Load(reader, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace).Root!, []);
        }
        catch (XmlException wrong)
        {
            // The framework tells a forbidden document type as any other fault.
            return text.Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase)
                ? Refuse("XML_DTD", "Tệp có phần khai báo kiểu tài liệu (DOCTYPE); vì an toàn, hệ thống không nhận. Xuất lại tệp từ công cụ vẽ, không kèm DOCTYPE.")
                : ModelReading<XElement>.Refused(new ModelFault("XML_SYNTAX", "", "", wrong.LineNumber, "Tệp không đúng cú pháp XML."));
        }
    }

    private static ModelFault? Measure(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), Settings());
        var elements = 0;
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth)
                return ModelFault.Of("XML_TOO_DEEP", $"Các phần tử lồng nhau quá {MaxDepth} lớp.");
            if (reader.NodeType == XmlNodeType.Element && ++elements > MaxElements)
                return ModelFault.Of("XML_TOO_LARGE", "Tệp có quá nhiều phần tử.");
        }

        return null;
    }

    private static XmlReaderSettings Settings() => new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MaxCharacters, MaxCharactersFromEntities = 1_024, IgnoreComments = true, IgnoreProcessingInstructions = true,
    };

    private static ModelReading<XElement> Refuse(string code, string text) => ModelReading<XElement>.Refused(ModelFault.Of(code, text));
}
