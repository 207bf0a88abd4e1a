using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Data;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Time;

namespace ThongSuot.Organisation.Sample;

/// <summary>A sample account, as the host prints it at start.</summary>
/// <param name="Duty">What the account is good for, in Vietnamese.</param>
internal sealed record SampleAccount(string UserName, string Duty);

/// <summary>Fills an empty database with the made-up province Sông Thanh: its bodies, about a thousand people and their accounts.</summary>
internal sealed class SampleProvince(AppDb db, EventLog log, IPasswordHasher<Account> hasher, ILookupNormalizer normalizer, TimeProvider time)
{
    /// <summary>Of every sample account. It stands in the open, so a sample must never hold real papers.</summary>
    public const string Password = "song-thanh-2026";

    private const string Basis = "Dữ liệu mẫu";

    private readonly OrganisationChange _change = new(db, log, new Envelope(Person: null, Basis: Basis));
    private readonly Dictionary<string, Body> _bodies = new(StringComparer.Ordinal);
    private string _hash = "";
    private int _persons;

    public static IReadOnlyList<SampleAccount> FirstAccounts { get; } =
    [
        new("dangvien1.cb001", "Đảng viên nộp hồ sơ, Chi bộ Thôn 1 (xã Phú Vân)"),
        new("bithu.cb001", "Bí thư chi bộ, Chi bộ Thôn 1 (xã Phú Vân)"),
        new("bithu.cs01", "Bí thư đảng ủy cơ sở, khu dân cư Phú Vân"),
        new("chuyenvien1.x01-xdd", "Tiếp nhận và thụ lý, Ban Xây dựng Đảng xã Phú Vân"),
        new("truongban.x01-xdd", "Trưởng Ban Xây dựng Đảng xã Phú Vân"),
        new("bithu.x01", "Bí thư Đảng ủy xã Phú Vân"),
        new("tiepnhan1.tu-vp", "Tiếp nhận và trả kết quả, Văn phòng Tỉnh ủy"),
        new("chuyenvien1.tu-vp", "Chuyên viên và quản lý bộ thủ tục, Văn phòng Tỉnh ủy"),
        new("vanthu1.tu-vp", "Văn thư, Văn phòng Tỉnh ủy"),
        new("chanhvp.tu-vp", "Chánh Văn phòng Tỉnh ủy"),
        new("chunhiem.tu-ubkt", "Chủ nhiệm Ủy ban Kiểm tra Tỉnh ủy"),
        new("bithu.tu", "Bí thư Tỉnh ủy"),
        new("quantri1.tu", "Quản trị hệ thống (không đọc nội dung hồ sơ)"),
    ];

    /// <summary>False, and nothing written, when there is an organisation already.</summary>
    public async Task<bool> Run(CancellationToken cancellation)
    {
        if (await db.Bodies.AnyAsync(cancellation) || await db.Accounts.AnyAsync(cancellation))
            return false;
        // One slow hash for all. With a known common password a salt of each account's own would protect nothing; real accounts get theirs.
        _hash = hasher.HashPassword(null!, Password);
        FoundProvince();
        foreach (var committee in SampleBodies.Committees)
            FoundCommittee(committee);
        FoundGrassroots();
        foreach (var (code, name, successor) in SampleBodies.Districts)
            Found(Body.Found(code, name, "district_committee", "HUYEN", _bodies["TU"].Id, SampleBodies.ProvinceFrom, to: SampleBodies.DistrictsTo, successor: _bodies[successor].Id));
        db.Add(new SampleMark { FilledAt = time.Now() });
        await _change.Save(cancellation);
        return true;
    }

    /// <summary>Whether this installation was filled with it: a stored fact, since a name could be anybody's.</summary>
    public Task<bool> IsThere(CancellationToken cancellation) => db.SampleMarks.AnyAsync(cancellation);

    private void FoundProvince()
    {
        var province = Found(Body.Found("TU", "Tỉnh ủy Sông Thanh", "province_committee", "TINH", parent: null, SampleBodies.ProvinceFrom));
        foreach (var organ in SampleBodies.ProvinceOrgans)
            Found(Body.Found($"TU-{organ.Code}", organ.Name, organ.Kind, "TINH", province.Id, SampleBodies.ProvinceFrom));
        BeginTerm(province, new DateOnly(2025, 10, 1));
        Fill(province, SamplePosts.Province);
    }

    private void FoundCommittee(SampleCommittee committee)
    {
        var body = Found(Body.Found(committee.Code, $"Đảng ủy {committee.Place}", committee.Kind, "CTCS", _bodies["TU"].Id, committee.From, committee.Type));
        foreach (var organ in SampleBodies.OrgansOf(committee))
            Found(Body.Found($"{committee.Code}-{organ.Code}", organ.Name, organ.Kind, "CTCS", body.Id, committee.From));
        BeginTerm(body, new DateOnly(2025, 8, 1));
        Fill(body, SamplePosts.Upper);
    }

    private void FoundGrassroots()
    {
        var cells = 0;
        foreach (var (number, organisation) in SampleBodies.Grassroots.Index())
        {
            var code = string.Create(CultureInfo.InvariantCulture, $"CS{number + 1:00}");
            var body = Found(Body.Found(code, $"Đảng bộ {organisation.Name}", "grassroots", "CS", _bodies[organisation.Under].Id, SampleBodies.CommunesFrom, organisation.Type));
            BeginTerm(body, new DateOnly(2025, 7, 1));
            Fill(body, SamplePosts.Grassroots);
            foreach (var name in SampleBodies.CellsOf(organisation.Type))
            {
                var cellCode = string.Create(CultureInfo.InvariantCulture, $"CB{++cells:000}");
                var cell = Found(Body.Found(cellCode, $"{name}, {organisation.Name}", "cell", "CB", body.Id, SampleBodies.CommunesFrom, organisation.Type));
                BeginTerm(cell, new DateOnly(2025, 7, 1));
                Fill(cell, SamplePosts.Cell);
            }
        }
    }

    private Body Found(Body body) => _bodies[body.Code] = _change.Found(body);

    private void BeginTerm(Body body, DateOnly from) =>
        _change.Begin(new Term { Id = Guid.CreateVersion7(), Body = body.Id, Name = "Nhiệm kỳ 2025 – 2030", ValidFrom = from });

    private void Fill(Body committee, IEnumerable<SamplePost> posts)
    {
        var all = posts.ToList();
        var positions = CreatePositions(committee, all);
        foreach (var post in all)
        {
            var person = _change.Register(Person.Register(SampleNames.Of(_persons), SampleNames.BirthYear(_persons)));
            _persons++;
            var home = Organ(committee, post.Home);
            var position = post.Title.EndsWith('~') ? post.Title[..^1] + home.Name : $"{post.Title}, {home.Name}";
            foreach (var (organ, role) in post.Roles)
            {
                var at = Organ(committee, organ);
                _change.Give(new Holding
                {
                    Id = Guid.CreateVersion7(), Person = person.Id, Role = role, Body = at.Id, Position = position,
                    JobPosition = positions[(home.Id, post.Title)].Id, ValidFrom = at.ValidFrom, Basis = Basis,
                });
            }

            var account = Account.Open(person.Id, $"{post.Short}.{home.Code.ToLowerInvariant()}", normalizer);
            account.PasswordHash = _hash;
            _change.Open(account);
        }
    }

    // Posts of the same title at the same organ are one job position for as many people.
    private Dictionary<(Guid Body, string Title), JobPosition> CreatePositions(Body committee, IReadOnlyList<SamplePost> posts)
    {
        var positions = new Dictionary<(Guid Body, string Title), JobPosition>();
        foreach (var post in posts)
        {
            var home = Organ(committee, post.Home);
            if (positions.TryGetValue((home.Id, post.Title), out var known))
            {
                known.HeadCount++;
                continue;
            }

            positions[(home.Id, post.Title)] = new JobPosition
            {
                Id = Guid.CreateVersion7(), Body = home.Id, Code = string.Create(CultureInfo.InvariantCulture, $"VT{positions.Keys.Count(k => k.Body == home.Id) + 1:00}"),
                Name = post.Title.EndsWith('~') ? post.Title[..^1] + home.Name : post.Title, HeadCount = 1,
                Roles = [.. post.Roles.Where(r => r.Organ == post.Home).Select(r => r.Role)], ValidFrom = home.ValidFrom,
            };
        }

        foreach (var position in positions.Values)
            _change.Create(position);
        return positions;
    }

    private Body Organ(Body committee, string kind) =>
        kind.Length == 0 ? committee : _bodies.Values.First(b => b.Parent == committee.Id && b.Kind == kind);
}
