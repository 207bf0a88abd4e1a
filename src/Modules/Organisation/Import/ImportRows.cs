using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Organisation.Persons;
using ThongSuot.Organisation.Positions;
using ThongSuot.Platform.Text;

namespace ThongSuot.Organisation.Import;

internal enum Verdict { New, Changed, Unchanged, Faulty }

/// <summary>
/// Takes one row after the other: says what it is and, when a change is given, does it. The dry run and the real one are the same code, so
/// what the one showed the other does. Rows are recognised by their codes: taking a file twice changes nothing the second time.
/// </summary>
internal sealed class ImportRows(ImportState state, OrganisationChanges changes, ChangeBody changeBody)
{
    /// <param name="change">Null: dry run.</param>
    public async Task<Verdict> Take(ImportRow row, OrganisationChange? change, CancellationToken cancellation)
    {
        row.Begin();
        if (row.Faults.Count > 0)
            return Verdict.Faulty;
        var verdict = row.Part switch
        {
            ImportPart.Bodies => await TakeBody(row, change, cancellation),
            ImportPart.Positions => await TakePosition(row, change, cancellation),
            ImportPart.Persons => await TakePerson(row, change, cancellation),
            ImportPart.Roles => await TakeRole(row, change, cancellation),
        };
        return row.Faults.Count > 0 ? Verdict.Faulty : verdict;
    }

    private async Task<Verdict> TakeBody(ImportRow row, OrganisationChange? change, CancellationToken cancellation)
    {
        var (code, name, kind, type) = (row.Text(ImportSheets.Code), row.Text(ImportSheets.Name), row.Text(ImportSheets.Kind), row.Optional(ImportSheets.Type));
        var (from, to) = (row.Day(ImportSheets.From), row.Day(ImportSheets.To));
        if (!Codes.IsCode(code))
            row.Fault(ImportSheets.Code, Refusals.CodeInvalid);
        if (BodyRules.CheckName(name) is { } badName)
            row.Fault(ImportSheets.Name, badName);
        if (type is not null && !state.Types.Contains(type))
            row.Fault(ImportSheets.Type, Refusals.TypeUnknown);
        if (to < from)
            row.Fault(ImportSheets.To, Refusals.DaysReversed);
        Body? parent = null;
        if (row.Optional(ImportSheets.Parent) is { } above && !state.Bodies.TryGetValue(above, out parent))
            row.Fault(ImportSheets.Parent, $"không có cơ quan, tổ chức mã “{ImportRow.Short(above)}”");
        if (row.Faults.Count > 0)
            return Verdict.Faulty;

        if (state.Bodies.TryGetValue(code, out var known))
            return await ChangeKnown(row, known, name, kind, type, parent, change, cancellation);
        var ofKind = state.Kinds.FirstOrDefault(k => k.Code == kind && (k.ValidTo is null || k.ValidTo >= from));
        if (ofKind is null)
            row.Fault(ImportSheets.Kind, Refusals.KindUnknown);
        var level = row.Optional(ImportSheets.Level) ?? ofKind?.Level ?? parent?.Level;
        if (level is null || !state.Levels.Contains(level))
            row.Fault(ImportSheets.Level, "không có cấp này trong danh mục");
        if (parent?.ValidTo is { } parentEnds && (to is null || to > parentEnds))
            row.Fault(ImportSheets.Parent, Refusals.ParentUnknown);
        if (row.Faults.Count > 0)
            return Verdict.Faulty;
        var body = Body.Found(code, name, kind, level!, parent?.Id, from!.Value, type, to);
        change?.Found(body);
        state.Add(body);
        return Verdict.New;
    }

    private async Task<Verdict> ChangeKnown(ImportRow row, Body known, string name, string kind, string? type, Body? parent, OrganisationChange? change, CancellationToken cancellation)
    {
        if (known.Kind != kind)
            row.Fault(ImportSheets.Kind, "không đổi được loại của nơi đã có; hãy lập mới rồi sắp xếp");
        // An empty parent leaves it where it is: a slip in a file must not tear a branch off the tree.
        var parentId = parent?.Id ?? known.Parent;
        if (known.Name == name && known.Type == type && known.Parent == parentId)
            return Verdict.Unchanged;
        if (!known.StandsOn(changes.Today))
            row.Fault(ImportSheets.Code, "đã kết thúc hoạt động hoặc chưa bắt đầu nên không đổi được");
        else if (state.LastStates.TryGetValue(known.Id, out var lastDay) && lastDay > changes.Today)
            row.Fault(ImportSheets.Code, Refusals.ChangedLater);
        else if (parent is not null && parent.Id != known.Parent && (parent.ValidTo is not null || state.IsBelow(parent, known)))
            row.Fault(ImportSheets.Parent, Refusals.ParentBelow);
        if (row.Faults.Count > 0)
            return Verdict.Faulty;
        void Make(BodyState next)
        {
            (next.Name, next.FoldedName) = (name, Folding.Fold(name));
            (next.Type, next.Parent) = (type, parentId);
        }

        if (change is not null)
        {
            var body = await changes.Db.Bodies.SingleAsync(b => b.Id == known.Id, cancellation);
            var last = await changes.Db.BodyStates.Where(s => s.Body == known.Id).OrderByDescending(s => s.ValidFrom).FirstOrDefaultAsync(cancellation);
            changeBody.Change(change, changes.Db, body, last, changes.Today, Make);
        }

        // Also in the dry run: rows below are compared with what this one makes of the tree.
        var next = known.StateFrom(changes.Today);
        Make(next);
        known.Become(next);
        return Verdict.Changed;
    }

    private async Task<Verdict> TakePosition(ImportRow row, OrganisationChange? change, CancellationToken cancellation)
    {
        var body = Standing(row, ImportSheets.Body);
        var roles = row.List(ImportSheets.Roles);
        CheckRoles(row, roles);
        var record = new PositionRecord(
            row.Text(ImportSheets.Position), row.Text(ImportSheets.Name), row.Optional(ImportSheets.Description), row.Optional(ImportSheets.Competence),
            row.Number(ImportSheets.HeadCount), [.. roles], row.Day(ImportSheets.From));
        foreach (var refusal in KeepPosition.Check(record))
        {
            row.Fault(
                refusal.Field switch { "ma" => ImportSheets.Position, "ten" => ImportSheets.Name, "mo-ta" => ImportSheets.Description, "nang-luc" => ImportSheets.Competence, _ => ImportSheets.HeadCount },
                refusal);
        }

        if (row.Faults.Count > 0)
            return Verdict.Faulty;
        if (!state.Positions.TryGetValue((body!.Id, record.Code), out var known))
        {
            var position = new JobPosition { Id = Guid.CreateVersion7(changes.Now), Body = body.Id, Code = record.Code, Name = record.Name, ValidFrom = record.From ?? changes.Today };
            KeepPosition.Fill(position, record);
            change?.Create(position);
            state.Positions[(body.Id, record.Code)] = position;
            return Verdict.New;
        }

        if (known.Name == record.Name && known.Description == record.Description && known.Competence == record.Competence && known.HeadCount == record.HeadCount && known.Roles.SequenceEqual(record.Roles))
            return Verdict.Unchanged;
        if (known.ValidTo is not null)
        {
            row.Fault(ImportSheets.Position, Refusals.PositionUnknown);
            return Verdict.Faulty;
        }

        if (change is not null)
        {
            var tracked = await changes.Db.JobPositions.SingleAsync(p => p.Id == known.Id, cancellation);
            KeepPosition.Fill(tracked, record);
            change.Changed(tracked);
        }

        KeepPosition.Fill(known, record);
        return Verdict.Changed;
    }

    private async Task<Verdict> TakePerson(ImportRow row, OrganisationChange? change, CancellationToken cancellation)
    {
        var record = new PersonRecord(row.Text(ImportSheets.FullName), row.Text(ImportSheets.Code), row.Text(ImportSheets.BirthYear));
        foreach (var refusal in PersonRules.Check(record, changes.Today))
            row.Fault(refusal.Field switch { "ho-ten" => ImportSheets.FullName, "ma" => ImportSheets.Code, _ => ImportSheets.BirthYear }, refusal);
        if (row.Faults.Count > 0)
            return Verdict.Faulty;
        var year = PersonRules.Year(record);
        if (!state.Persons.TryGetValue(record.Code, out var known))
        {
            var person = Person.Register(record.Name, year, record.Code);
            change?.Register(person);
            state.Persons[record.Code] = person;
            return Verdict.New;
        }

        if (known.Name == record.Name && known.BirthYear == year)
            return Verdict.Unchanged;
        if (change is not null)
            change.Correct(await changes.Db.Persons.SingleAsync(p => p.Id == known.Id, cancellation), record.Name, year, known.Code);
        known.Correct(record.Name, year, known.Code);
        return Verdict.Changed;
    }

    private async Task<Verdict> TakeRole(ImportRow row, OrganisationChange? change, CancellationToken cancellation)
    {
        if (!state.Persons.TryGetValue(row.Text(ImportSheets.Person), out var person))
            row.Fault(ImportSheets.Person, $"không có người mã “{ImportRow.Short(row.Text(ImportSheets.Person))}”");
        var role = row.Text(ImportSheets.Roles);
        CheckRoles(row, [role]);
        var (from, to) = (row.Day(ImportSheets.From), row.Day(ImportSheets.To));
        if (to < from)
            row.Fault(ImportSheets.To, Refusals.DaysReversed);
        if (row.Text(ImportSheets.Basis).Length > 300)
            row.Fault(ImportSheets.Basis, Refusals.BasisTooLong);
        if (row.Text(ImportSheets.Title).Length > 200)
            row.Fault(ImportSheets.Title, "dài quá 200 ký tự");
        if (!state.Bodies.TryGetValue(row.Text(ImportSheets.Body), out var body))
            row.Fault(ImportSheets.Body, $"không có cơ quan, tổ chức mã “{ImportRow.Short(row.Text(ImportSheets.Body))}”");
        JobPosition? position = null;
        if (body is not null && row.Optional(ImportSheets.Position) is { } code && ((position = FindPosition(body, code)) is null || position.ValidTo < from))
            row.Fault(ImportSheets.Position, Refusals.PositionUnknown);
        if (row.Faults.Count > 0)
            return Verdict.Faulty;

        var key = (person!.Id, role, body!.Id);
        if (!state.Holdings.TryGetValue(key, out var held))
            state.Holdings[key] = held = [];
        var day = from!.Value;
        if (held.Find(h => h.ValidFrom == day) is { } known)
            return known.ValidTo == to || known.EndedAt is not null ? Verdict.Unchanged : await ChangeEnd(row, known, to, body, change, cancellation);
        if (held.Exists(h => h.EndedAt is null && (h.ValidTo is null || h.ValidTo >= day) && (to is null || h.ValidFrom <= to)))
            row.Fault(ImportSheets.Roles, Refusals.RoleHeld);
        if (row.Text(ImportSheets.Basis).Length == 0)
            row.Fault(ImportSheets.Basis, Refusals.BasisMissing);
        if (day < body.ValidFrom)
            row.Fault(ImportSheets.From, Refusals.BeforeBodyBegins);
        if (body.EndedAt is not null || (body.ValidTo is { } last && (to is null || to > last)))
            row.Fault(ImportSheets.To, Refusals.AfterBodyEnds);
        if (row.Faults.Count > 0)
            return Verdict.Faulty;
        var given = new Holding
        {
            Id = Guid.CreateVersion7(changes.Now), Person = person.Id, Role = role, Body = body.Id, JobPosition = position?.Id,
            Position = row.Optional(ImportSheets.Title) ?? (position is null ? null : $"{position.Name}, {body.Name}"), ValidFrom = day, ValidTo = to, Basis = row.Text(ImportSheets.Basis),
        };
        change?.Give(given);
        held.Add(given);
        return Verdict.New;
    }

    // "CODE", a position at the body of the role; "BODY/CODE", one elsewhere: a secretary's post is at its committee, the role may be held below it.
    private JobPosition? FindPosition(Body body, string code)
    {
        if (state.Positions.TryGetValue((body.Id, code), out var here))
            return here;
        return code.LastIndexOf('/') is > 0 and var slash && state.Bodies.TryGetValue(code[..slash], out var elsewhere) ? state.Positions.GetValueOrDefault((elsewhere.Id, code[(slash + 1)..])) : null;
    }

    // Of a role that is there, a file changes its last day only; one that is over is ended by the sweep, with its entry.
    private async Task<Verdict> ChangeEnd(ImportRow row, Holding known, DateOnly? to, Body body, OrganisationChange? change, CancellationToken cancellation)
    {
        if (to is null || known.Role == "system_admin")
            row.Fault(ImportSheets.To, to is null ? "đã có ngày kết thúc; muốn giữ tiếp, hãy giao vai trò mới" : "quyền quản trị chỉ kết thúc ở trang của người đó");
        else if (body.ValidTo < to)
            row.Fault(ImportSheets.To, Refusals.AfterBodyEnds);
        if (row.Faults.Count > 0)
            return Verdict.Faulty;
        if (change is not null)
            change.EndOn(await changes.Db.Holdings.SingleAsync(h => h.Id == known.Id, cancellation), to!.Value);
        known.ValidTo = to;
        return Verdict.Changed;
    }

    private Body? Standing(ImportRow row, string column)
    {
        if (state.Bodies.TryGetValue(row.Text(column), out var body) && body.StandsOn(body.ValidFrom > changes.Today ? body.ValidFrom : changes.Today))
            return body;
        row.Fault(column, $"không có cơ quan, tổ chức đang hoạt động mã “{ImportRow.Short(row.Text(column))}”");
        return null;
    }

    private void CheckRoles(ImportRow row, IEnumerable<string> roles)
    {
        foreach (var unknown in roles.Where(r => !state.Roles.Contains(r)))
            row.Fault(ImportSheets.Roles, $"không có vai trò mã “{ImportRow.Short(unknown)}”");
    }
}
