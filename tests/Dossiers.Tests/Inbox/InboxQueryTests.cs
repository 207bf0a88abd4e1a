using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using ThongSuot.Dossiers.Data;
using ThongSuot.Dossiers.Inbox;
using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Results;

namespace ThongSuot.Dossiers.Tests.Inbox;

/// <summary>A list is its address, and a saved filter is one.</summary>
public sealed class InboxQueryTests(Province province) : IClassFixture<Province>
{
    [Fact]
    public void An_address_gives_the_list_it_was_written_from()
    {
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            T? Maybe<T>(T value) where T : struct => random.Next(2) == 0 ? value : null;
            string? Perhaps(string value) => random.Next(2) == 0 ? value : null;
            var query = new InboxQuery(InboxQuery.Views[random.Next(InboxQuery.Views.Length)].View)
            {
                Field = Perhaps("TCCB"), Procedure = Perhaps("VTLT-02"), Body = Maybe(Guid.NewGuid()), Secrecy = Maybe(Secrecy.Mat), ReceivedFrom = Maybe(new DateOnly(2026, 2, 28)), ReceivedTo = Maybe(new DateOnly(2026, 3, 1)),
                DueFrom = Maybe(new DateOnly(2026, 1, 1)), DueTo = Maybe(new DateOnly(2027, 12, 31)), Words = Perhaps("Đảng uỷ & 100% +1"), Ended = Maybe(random.Next(2) == 0), SortedBy = Maybe(InboxSort.Code), Shown = random.Next(2) == 0 ? [] : ["viec", "han"],
            };
            query = query with { Falling = query.SortedBy is null ? null : random.Next(2) == 0 };
            var address = query.Address("/ban-lam-viec");
            var read = Read(address);
            Assert.Equal(query, read);
            Assert.Equal(address, read.Address("/ban-lam-viec"));
        }
    }

    [Theory]
    [InlineData("?loc=x&co-quan=1&mat=9&nhan-tu=31/2/2026&xep=zz&cot=la&thu-tuc=a'b&trang-thai=1")]
    [InlineData("?q=%20%20&nhan-den=0001-01-01&mat=-1")]
    public void What_makes_no_sense_is_left_out(string address) => Assert.Equal(new InboxQuery(InboxView.ToDo), Read(address));

    [Fact]
    public async Task A_saved_filter_is_its_owners_alone()
    {
        var people = province.Organisation.Persons.Take(2).Select(p => province.Actor(p.Id)).ToArray();
        var query = new InboxQuery(InboxView.Overdue) { Words = "kết nạp" };
        var saved = await province.Ask<SavedFilters, Result<Guid>>(f => f.Save(people[0], " Quá hạn ", query, "/ban-lam-viec", default));
        Assert.True(saved.IsOk);
        Assert.Equal(saved.Value, (await province.Ask<SavedFilters, Result<Guid>>(f => f.Save(people[0], "Quá hạn", query with { Words = null }, "/ban-lam-viec", default))).Value);
        Assert.Equal("/ban-lam-viec?loc=qua-han", Assert.Single(await Of(0)).Address);
        Assert.Empty(await Of(1));
        Assert.Equal("FILTER_NAME", (await province.Ask<SavedFilters, Result<Guid>>(f => f.Save(people[0], " ", query, "/ban-lam-viec", default))).Refusal.Code);

        await Remove(1, saved.Value);
        Assert.Single(await Of(0));
        await Remove(0, saved.Value);
        Assert.Empty(await Of(0));

        Task<IReadOnlyList<SavedFilter>> Of(int person) => province.Ask<SavedFilters, IReadOnlyList<SavedFilter>>(f => f.Of(people[person], default));
        Task<int> Remove(int person, Guid id) => province.Ask<SavedFilters, int>(async f =>
        {
            await f.Remove(people[person], id, default);
            return 0;
        });
    }

    private static InboxQuery Read(string address) =>
        InboxQuery.Read(new QueryCollection(QueryHelpers.ParseQuery(address.Contains('?', StringComparison.Ordinal) ? address[address.IndexOf('?', StringComparison.Ordinal)..] : "")), InboxView.ToDo);
}
