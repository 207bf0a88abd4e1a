using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Contracts.Organisation;
using ThongSuot.Organisation.Accounts.Administration;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Organisation.Delegations;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using Body = ThongSuot.Organisation.Data.Body;
using Holding = ThongSuot.Organisation.Data.Holding;

namespace ThongSuot.Organisation.Tests.Delegations;

/// <summary>A committee with its office and a department, and people with accounts in them; each test has its own.</summary>
internal sealed class Office(Keeping keeping)
{
    private static int _accounts;

    private readonly Dictionary<Guid, Guid> _accountOf = [];

    public Body Committee { get; private set; } = null!;
    public Body Of { get; private set; } = null!;
    public Body Department { get; private set; } = null!;

    /// <summary>Heads the office.</summary>
    public Guid Chief { get; private set; }

    /// <summary>Heads the department.</summary>
    public Guid Head { get; private set; }
    public Guid Officer { get; private set; }
    public Guid Other { get; private set; }

    /// <summary>Works for another committee.</summary>
    public Guid Stranger { get; private set; }
    public Guid Administrator { get; private set; }

    /// <summary>The head's role.</summary>
    public Holding HeadRole { get; private set; } = null!;

    public static async Task<Office> Make(Keeping keeping)
    {
        var office = new Office(keeping) { Committee = await keeping.Found() };
        office.Of = await keeping.Found(office.Committee.Id, "office", name: "Văn phòng");
        office.Department = await keeping.Found(office.Committee.Id, "department", name: "Ban Xây dựng Đảng");
        var elsewhere = await keeping.Found();
        office.Chief = await office.Person("Chu Thị Chánh", (office.Of.Id, "chief_of_office"));
        (office.Head, office.HeadRole) = await office.PersonIn("Hồ Văn Trưởng", office.Department.Id, "board_head");
        await keeping.Give(office.Head, office.Department.Id, "inspection_team");
        await keeping.Give(office.Head, office.Committee.Id, "member_applicant");
        office.Officer = await office.Person("Cao Thị Viên", (office.Department.Id, "case_officer"));
        office.Other = await office.Person("Cù Văn Hai", (office.Of.Id, "case_officer"));
        office.Stranger = await office.Person("Người Nơi Khác", (elsewhere.Id, "case_officer"));
        office.Administrator = await office.Person("Quản Trị Phụ", (office.Of.Id, "system_admin"));
        return office;
    }

    public async Task<Guid> Person(string name, (Guid Body, string Role) holds) => (await PersonIn(name, holds.Body, holds.Role)).Person;

    public async Task<(Guid Person, Holding Role)> PersonIn(string name, Guid body, string role)
    {
        var person = await keeping.Register(name);
        var holding = await keeping.Give(person.Id, body, role);
        var opened = Keeping.Done(await keeping.Ask<OpenAccount, Result<Invited>>(o => o.Run(keeping.Admin.Actor, person.Id, $"nguoi.{Interlocked.Increment(ref _accounts)}", null, default)));
        _accountOf[person.Id] = opened.Account;
        return (person.Id, holding);
    }

    /// <summary>As the next request finds it.</summary>
    public async Task<Actor> Actor(Guid person) => (await keeping.Services.GetRequiredService<IOrganisation>().ActorOf(_accountOf[person], default))!;

    public async Task<By> By(Guid person) => new(await Actor(person), "10.0.0.1");

    /// <summary>The head delegates its role to the officer, as a test changes it.</summary>
    public async Task<Result<Delegation>> Give(Func<DelegationOffer, DelegationOffer>? change = null, Guid? by = null)
    {
        var offer = new DelegationOffer(Head, Officer, [new RoleAtBody("board_head", Department.Id)], [], false, false, keeping.Today, keeping.Today.AddDays(9), "12-UQ/BXD", keeping.Today, "Ban Xây dựng Đảng");
        var giver = await By(by ?? Head);
        return await keeping.Ask<GiveDelegation, Result<Delegation>>(g => g.Run(giver, change?.Invoke(offer) ?? offer, default));
    }

    public async Task<Result<Delegation>> Revoke(Guid delegation, Guid by, string reason = "Đã về cơ quan")
    {
        var revoker = await By(by);
        return await keeping.Ask<RevokeDelegation, Result<Delegation>>(r => r.Run(revoker, delegation, reason, default));
    }
}
