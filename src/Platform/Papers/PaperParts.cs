using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using A = DocumentFormat.OpenXml.Drawing;
using D = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using W = DocumentFormat.OpenXml.Wordprocessing;
using P = DocumentFormat.OpenXml.Drawing.Pictures;

namespace ThongSuot.Platform.Papers;

/// <summary>What a DOCX is made of besides its text.</summary>
internal static class PaperParts
{
    public const string TitleStyle = "Title";

    private const string FootId = "foot", Language = "vi-VN";
    private const decimal EmusInMillimetre = 36_000;

    public static byte[] Write(PaperFormat format, string title, Body body, Paragraph foot, IReadOnlyList<byte[]> pictures)
    {
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            document.PackageProperties.Title = title;
            document.PackageProperties.Language = Language;
            var main = document.AddMainDocumentPart();
            main.Document = new Document(body);
            main.AddNewPart<StyleDefinitionsPart>().Styles = Styles(format);
            main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(new Compatibility(
                new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }));
            main.AddNewPart<FooterPart>(FootId).Footer = new Footer(foot);
            for (var i = 0; i < pictures.Count; i++)
            {
                using var picture = new MemoryStream(pictures[i]);
                main.AddImagePart(ImagePartType.Png, PictureId(i + 1)).FeedData(picture);
            }
        }

        return file.ToArray();
    }

    public static SectionProperties Section(PaperFormat format)
    {
        var page = format.Page;
        return new SectionProperties(
            new FooterReference { Type = HeaderFooterValues.Default, Id = FootId },
            new PageSize { Width = Whole(page.Width), Height = Whole(page.Height) },
            new PageMargin { Top = (int)Whole(page.Top), Bottom = (int)Whole(page.Bottom), Left = Whole(page.Left), Right = Whole(page.Right), Header = Whole(page.Top / 2), Footer = Whole(page.Bottom / 2), Gutter = 0 });
    }

    /// <summary>"1/2", counted by whoever shows the document.</summary>
    public static IEnumerable<OpenXmlElement> PageNumber(Func<RunProperties> look) =>
    [
        new SimpleField(new Run(look(), new W.Text("1"))) { Instruction = " PAGE " }, new Run(look(), new W.Text("/")),
        new SimpleField(new Run(look(), new W.Text("1"))) { Instruction = " NUMPAGES " },
    ];

    public static Drawing Drawing(int number, decimal millimetres, string description)
    {
        var size = (long)(millimetres * EmusInMillimetre);
        return new Drawing(new D.Inline(
            new D.Extent { Cx = size, Cy = size },
            new D.DocProperties { Id = (uint)number, Name = PictureId(number), Description = description },
            new A.Graphic(new A.GraphicData(new P.Picture(
                new P.NonVisualPictureProperties(new P.NonVisualDrawingProperties { Id = (uint)number, Name = PictureId(number), Description = description }, new P.NonVisualPictureDrawingProperties()),
                new P.BlipFill(new A.Blip { Embed = PictureId(number) }, new A.Stretch(new A.FillRectangle())),
                new P.ShapeProperties(
                    new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = size, Cy = size }),
                    new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle })))
            {
                Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture",
            })));
    }

    private static Styles Styles(PaperFormat format)
    {
        var size = Math.Round(format.Sizes.Content * 2).ToString(CultureInfo.InvariantCulture);
        return new Styles(
            new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = format.Font, HighAnsi = format.Font, ComplexScript = format.Font, EastAsia = format.Font },
                new FontSize { Val = size }, new FontSizeComplexScript { Val = size },
                new Languages { Val = Language, EastAsia = Language, Bidi = Language }))),
            new Style(new StyleName { Val = "Normal" }) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true },
            // Readers of the screen hear it as the title.
            new Style(new StyleName { Val = "Title" }, new BasedOn { Val = "Normal" }, new StyleParagraphProperties(new KeepNext(), new OutlineLevel { Val = 0 }))
            {
                Type = StyleValues.Paragraph, StyleId = TitleStyle,
            });
    }

    private static string PictureId(int number) => string.Create(CultureInfo.InvariantCulture, $"picture{number}");

    private static uint Whole(decimal millimetres) => uint.Parse(Paper.Twips(millimetres), CultureInfo.InvariantCulture);
}
