using System.Xml;
using System.Xml.Linq;
using ThongSuot.Platform.Results;

namespace ThongSuot.Procedures.Interchange;

/// <summary>What keeps a model from being a process tree, at one element; or, beside a tree, what was taken otherwise than it was drawn.</summary>
/// <param name="Code">Stable, upper case.</param>
/// <param name="Element">Id of the element; empty for the file as a whole.</param>
/// <param name="Line">Counted from 1; 0 for none.</param>
/// <param name="Text">For officers, in Vietnamese: what is wrong and what to do.</param>
internal sealed record ModelFault(string Code, string Element, string Name, int Line, string Text)
{
    public static ModelFault Of(string code, string text) => new(code, "", "", 0, text);

    public static ModelFault At(FlowElement element, string code, string text) => new(code, element.Id, element.Name, element.Line, text);

    public static ModelFault At(SequenceFlow flow, string code, string text) => new(code, flow.Id, flow.Name, flow.Line, text);

    public static ModelFault At(XElement element, string code, string text) =>
        new(code, (string?)element.Attribute("id") ?? "", (string?)element.Attribute("name") ?? "", element is IXmlLineInfo line ? line.LineNumber : 0, text);

    public Refusal ToRefusal() => new(Code, Element.Length > 0 ? $"{Element}{(Line > 0 ? $" (dòng {Line})" : "")}: {Text}" : Text, "tep");
}

/// <summary>A model read: either a tree, or everything that keeps it from being one.</summary>
internal sealed record ModelReading<T>(T? Value, IReadOnlyList<ModelFault> Faults)
    where T : class
{
    public bool IsOk => Value is not null;

    public static ModelReading<T> Refused(params IReadOnlyList<ModelFault> faults) => new(null, faults);
}
