using Microsoft.EntityFrameworkCore;
using ThongSuot.Organisation.Bodies;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Results;

namespace ThongSuot.Organisation.Persons;

/// <summary>What is kept of a person.</summary>
/// <param name="Code">Of the personnel records; may be empty.</param>
/// <param name="BirthYear">As typed; may be empty.</param>
internal sealed record PersonRecord(string Name, string Code, string BirthYear);

internal static class PersonRules
{
    public static Refusal[] Check(PersonRecord record, DateOnly today) =>
    [
        .. new[]
        {
            record.Name.Length == 0 ? Refusals.NameMissing : record.Name.Length > 200 ? Refusals.NameTooLong : null,
            record.Code.Length == 0 || Codes.IsCode(record.Code) ? null : Refusals.CodeInvalid,
            record.BirthYear.Length == 0 || (Year(record) is { } year && year >= 1900 && year <= today.Year) ? null : Refusals.BirthYearInvalid,
        }.OfType<Refusal>(),
    ];

    public static int? Year(PersonRecord record) =>
        int.TryParse(record.BirthYear, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var year) ? year : null;
}

/// <summary>Registers a person; an account and roles are given afterwards.</summary>
internal sealed class RegisterPerson(OrganisationChanges changes)
{
    public async Task<Result<Person>> Run(By by, PersonRecord record, CancellationToken cancellation)
    {
        if (PersonRules.Check(record, changes.Today) is { Length: > 0 } wrong)
            return wrong;
        var change = await changes.Begin(by, basis: null, cancellation);
        if (record.Code.Length > 0 && await changes.Db.Persons.AnyAsync(p => p.Code == record.Code, cancellation))
            return Refusals.CodeTaken;
        var person = change.Register(Person.Register(record.Name, PersonRules.Year(record), record.Code));
        return await change.TrySave(cancellation) is { } refusal ? refusal : person;
    }
}

/// <summary>Corrects what is kept of a person. The log says that it was corrected, not what stood there.</summary>
internal sealed class CorrectPerson(OrganisationChanges changes)
{
    public async Task<Result<Person>> Run(By by, Guid id, PersonRecord record, CancellationToken cancellation)
    {
        if (PersonRules.Check(record, changes.Today) is { Length: > 0 } wrong)
            return wrong;
        var change = await changes.Begin(by, basis: null, cancellation);
        var persons = changes.Db.Persons;
        if (await persons.FirstOrDefaultAsync(p => p.Id == id, cancellation) is not { } person)
            return Refusals.NotFound;
        if (record.Code.Length > 0 && await persons.AnyAsync(p => p.Code == record.Code && p.Id != id, cancellation))
            return Refusals.CodeTaken;
        change.Correct(person, record.Name, PersonRules.Year(record), record.Code);
        return await change.TrySave(cancellation) is { } refusal ? refusal : person;
    }
}
