using System.Collections;
using System.Collections.Immutable;
using QRCoder;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Procedures.Pages;

namespace ThongSuot.Procedures.Notices;

/// <summary>What a body posts up: the procedures that it receives or decides, and those that its own people may file.</summary>
/// <param name="BodyCode">Part of the notice's address.</param>
/// <param name="Committee">The committee that an organ acts for; null for a committee itself.</param>
/// <param name="Field">The one field of work it is about; null: all.</param>
/// <param name="Day">The day whose rules it tells.</param>
/// <param name="Set">Its title, decision and standing are told on every page of it.</param>
/// <param name="Rows">In the order of the set.</param>
/// <param name="Path">Where the notice stands on the portal, with each procedure one link away: what its QR code points to.</param>
internal sealed record BodyNotice(
    string BodyCode, string BodyName, string? Committee, CatalogueField? Field, DateOnly Day, PublishedSet Set, ImmutableArray<NoticeRow> Rows, string Path)
{
    public string Title => Field is null ? "Danh mục thủ tục hành chính trong Đảng" : $"Danh mục thủ tục hành chính trong Đảng – {Field.Name}";

    /// <summary>The code that opens the notice: rows of dark places, with the quiet zone around it.</summary>
    /// <param name="site">Address of the installation, without a slash at the end.</param>
    public IReadOnlyList<BitArray> QrCode(string site)
    {
        using var code = QRCodeGenerator.GenerateQrCode(site + Path, QRCodeGenerator.ECCLevel.M, forceUtf8: true);
        return code.ModuleMatrix;
    }

    public IEnumerable<NoticeRow> Handled => Rows.Where(r => r.Received || r.Decided);

    public IEnumerable<NoticeRow> FiledOnly => Rows.Where(r => r is { Filed: true, Received: false, Decided: false });
}

/// <summary>One procedure of a notice.</summary>
/// <param name="Received">Handed in or checked at this body.</param>
/// <param name="Decided">Its decision is made at this body.</param>
/// <param name="Filed">People of this body may begin it.</param>
/// <param name="Time">The whole time: "30 ngày làm việc (kế hoạch)".</param>
/// <param name="HandIn">Where it is handed in, seen from this body.</param>
/// <param name="Decider">Who decides, seen from this body.</param>
/// <param name="Path">The procedure on the portal.</param>
internal sealed record NoticeRow(
    string Code, string Name, string FieldName, bool Received, bool Decided, bool Filed, string Time, string HandIn, string Decider, string Path)
{
    public string Part => string.Join(", ", ((string?[])[Received ? "tiếp nhận" : null, Decided ? "quyết định" : null, Filed ? "nộp" : null]).OfType<string>()).Sentence();
}
