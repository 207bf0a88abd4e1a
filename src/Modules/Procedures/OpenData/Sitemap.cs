using System.Globalization;
using System.Text;
using System.Xml;
using ThongSuot.Platform.Time;
using ThongSuot.Procedures.Pages;

namespace ThongSuot.Procedures.OpenData;

/// <summary>Every public page with the day it last changed, as search engines want it (sitemaps.org 0.9).</summary>
internal static class Sitemap
{
    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    /// <summary>Pages that ask for an account have nothing for a search engine, and the choice of text size only leads back.</summary>
    private static readonly string[] NotForSearch =
        ["/dang-nhap", "/dat-mat-khau", "/thiet-lap", "/tai-khoan", "/hien-thi", "/ho-so", "/ban-lam-viec", "/thong-bao", "/tien-trinh", "/nhat-ky", "/quan-tri", "/dieu-hanh", "/thu-tuc?"];

    public static byte[] Write(PublishedFacts facts, Names names)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true }))
        {
            xml.WriteStartElement("urlset", Namespace);
            foreach (var (path, changed) in Pages(facts))
            {
                xml.WriteStartElement("url", Namespace);
                xml.WriteElementString("loc", Namespace, names.Url(path));
                xml.WriteElementString("lastmod", Namespace, changed.DateInVietnam().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    public static string Robots(string site) =>
        $"User-agent: *\n{string.Concat(NotForSearch.Select(path => $"Disallow: {path}\n"))}\nSitemap: {site}/sitemap.xml\n";

    /// <summary>Paths, and when what they show was published.</summary>
    internal static IEnumerable<(string Path, DateTimeOffset Changed)> Pages(PublishedFacts facts)
    {
        var shown = facts.Shown.Select(v => (v.Procedure, From: facts.Of(v).ValidFrom)).ToList();
        var latest = shown.Select(p => p.From).Append(facts.BasesFrom).Max();
        yield return ("/", latest);
        yield return (Address.List, latest);
        yield return (Address.Bases, facts.BasesFrom);
        foreach (var field in facts.Snapshot.Set.Fields)
            yield return (Address.OfField(field.Code), shown.Where(p => p.Procedure.Field == field.Code).Select(p => p.From).DefaultIfEmpty(latest).Max());
        foreach (var (procedure, from) in shown)
            yield return (Address.Of(procedure), from);
        foreach (var form in facts.Snapshot.Forms.Keys)
            yield return (Address.OfForm(form), facts.Forms.GetValueOrDefault(form, latest));
        foreach (var basis in facts.Snapshot.Reference.Bases.Keys.Order(StringComparer.Ordinal))
            yield return (Address.OfBasis(basis), facts.BasesFrom);
    }
}
