using ThongSuot.Organisation.Data;
using ThongSuot.Organisation.Persons;
using ThongSuot.Platform.Results;
using ThongSuot.Platform.Security;
using ThongSuot.Organisation.Bodies;

namespace ThongSuot.Organisation.Tests.Persons;

public sealed class RelativeTests(Keeping keeping) : IClassFixture<Keeping>
{
    private static By As(Guid person) => new(new Actor(person, person, "", []), null);

    private Task<Result<Relative>> Declare(Guid by, Guid other, string kind = "con") =>
        keeping.Ask<DeclareRelative, Result<Relative>>(d => d.Run(As(by), other, kind, keeping.Today, default));

    [Fact]
    public async Task A_declaration_counts_in_both_directions_until_its_owner_takes_it_back()
    {
        var (one, other) = (await keeping.Register("Hoàng Thị Một"), await keeping.Register("Hoàng Văn Hai"));
        var declared = Keeping.Done(await Declare(one.Id, other.Id));
        Assert.Equal([other.Id], (await keeping.View()).RelativesOf(one.Id));
        Assert.Equal([one.Id], (await keeping.View()).RelativesOf(other.Id));
        Assert.Equal("RELATIVE_DECLARED", (await Declare(one.Id, other.Id)).Refusal.Code);

        Assert.Equal("RELATIVE_UNKNOWN", (await keeping.Ask<WithdrawRelative, Result<Relative>>(w => w.Run(As(other.Id), declared.Id, default))).Refusal.Code);
        Keeping.Done(await keeping.Ask<WithdrawRelative, Result<Relative>>(w => w.Run(As(one.Id), declared.Id, default)));
        Assert.Empty((await keeping.View()).RelativesOf(other.Id));
    }

    [Fact]
    public async Task Oneself_and_the_unknown_cannot_be_declared()
    {
        var one = await keeping.Register();
        Assert.Equal("RELATIVE_SELF", (await Declare(one.Id, one.Id)).Refusal.Code);
        Assert.Equal("PERSON_UNKNOWN", (await Declare(one.Id, Guid.NewGuid())).Refusal.Code);
        Assert.Equal("RELATION_UNKNOWN", (await Declare(one.Id, Guid.NewGuid(), "ban")).Refusal.Code);
    }

    [Fact]
    public async Task A_name_is_corrected_and_found_without_marks_from_page_to_page()
    {
        var person = await keeping.Register("Nguyên Thị Sai");
        Keeping.Done(await keeping.Ask<CorrectPerson, Result<Person>>(c => c.Run(keeping.Admin, person.Id, new PersonRecord("Nguyễn Thị Ngọc Đúng", "NS-01", "1980"), default)));
        await keeping.Register("Nguyễn Ngọc Ánh");
        var first = await keeping.Ask<PersonList, IReadOnlyList<Person>>(l => l.Find("nguyen ", null, 1, default));
        var second = await keeping.Ask<PersonList, IReadOnlyList<Person>>(l => l.Find("ngoc", first[^1].Id, 1, default));
        Assert.Equal("Nguyễn Ngọc Ánh", first.Single().Name);
        Assert.Equal("Nguyễn Thị Ngọc Đúng", second.Single().Name);
        Assert.Equal("CODE_TAKEN", (await keeping.Ask<RegisterPerson, Result<Person>>(r => r.Run(keeping.Admin, new PersonRecord("Ai Đó", "NS-01", ""), default))).Refusal.Code);
        Assert.Equal(["NAME_MISSING", "BIRTH_YEAR_INVALID"], (await keeping.Ask<RegisterPerson, Result<Person>>(r => r.Run(keeping.Admin, new PersonRecord("", "", "80"), default))).Refusals.Select(r => r.Code));
    }
}
