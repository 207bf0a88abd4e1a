using System.Collections.Immutable;
using System.Text.Json;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Dossiers.Filing;
using ThongSuot.Dossiers.Steps;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.WorkingTime;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Time;

namespace ThongSuot.Dossiers.Tests.Walking;

/// <summary>What must hold for every shipped procedure whatever people do with it: random histories, the same at every run.</summary>
public sealed class RandomHistoriesTests(Province province) : IClassFixture<Province>
{
    private const int Histories = 6, Moves = 30;

    [Theory]
    [MemberData(nameof(CatalogueCases.Procedures), MemberType = typeof(CatalogueCases))]
    public async Task Whatever_people_do_the_promises_hold(string code)
    {
        var procedure = (await province.Procedures.FindPublished(code, default))!;
        var ways = await new Walk(province).Ways(procedure);
        for (var seed = 0; seed < Histories; seed++)
        {
            var way = ways[seed % ways.Count];
            var history = RandomHistory.Begin(province, await SituationOf(procedure, way), way, seed + 1);
            try
            {
                Live(history, procedure.Definition);
            }
            catch (Exception broken) when (broken is not OutOfMemoryException)
            {
                Assert.Fail($"{code}, history {seed}: {broken.Message}\n{string.Join('\n', history.Told)}\n{broken}");
            }
        }
    }

    private static void Live(RandomHistory history, ProcedureDefinition definition)
    {
        for (var move = 0; move < Moves; move++)
        {
            var actor = history.Somebody();
            WhatIsOfferedIsAccepted(history, actor);
            var (before, seen) = (history.State, history.Events.Count);
            history.Move(actor);
            DeadlinesFallOnWorkingTime(history, before, history.Events.Skip(seen));
            if (!history.State.IsOver)
                EverythingOpenHasSomebody(history);
            if (history.State is { IsOver: true, Status: not (DossierStatus.Finished or DossierStatus.Declined or DossierStatus.Expired) })
                break;
        }

        // Every step once, what each consult asks, one pause: nothing on a tree comes round again.
        Assert.True(history.GoesOnToItsEnd(bound: definition.Steps.Length + 20), "does not end");
        Assert.Empty(history.State.Open);
        Assert.Empty(history.State.Forks);
        TheStateIsTheFoldOfWhatWasWritten(history);
    }

    // In every state that is not over, somebody or a timer carries the dossier on, and each piece of open work has people for it.
    private static void EverythingOpenHasSomebody(RandomHistory history)
    {
        Assert.True(history.SomebodyCanGoOn(), $"nobody can go on, {history.State.Status}");
        foreach (var work in history.State.Open.Values)
        {
            switch (work)
            {
                case OpenStep step:
                    Assert.True(history.Suitable(step).Any(), $"nobody for {step.Key}: {step.Holder.Role} at {step.Holder.Body.Name}");
                    break;
                case OpenConsult { Silence: SilenceRule.Mandatory } consult:
                    Assert.All(consult.Opinions.Where(o => o.Given is null), o => Assert.NotEmpty(history.Answering(o)));
                    break;
                case OpenConsult consult:
                    Assert.NotNull(consult.Due);
                    break;
            }
        }
    }

    private static void WhatIsOfferedIsAccepted(RandomHistory history, Acting actor)
    {
        var offered = history.Offers(actor).Select(o => (o.Kind, o.Key)).ToHashSet();
        var asked = history.State.Open.Keys.SelectMany(key => RandomCommands.OfWork.Select(kind => (Kind: kind, Key: (string?)key)))
            .Concat(RandomCommands.OfDossier.Select(kind => (Kind: kind, Key: (string?)null)))
            .Concat(history.State.Directions.Keys.SelectMany(key => new[] { CommandKind.AnswerDirection, CommandKind.CloseDirection }.Select(kind => (Kind: kind, Key: (string?)key))))
            .ToList();
        Assert.Subset(asked.ToHashSet(), offered);
        foreach (var (kind, key) in asked)
        {
            var decision = history.Ask(actor, history.Fit(kind, key, actor));
            if (!offered.Contains((kind, key)))
                Assert.True(decision.IsRefused, $"{kind} {key} is not offered but accepted");
            else if (kind == CommandKind.Expire)
                Assert.True(decision.Refusal is null || decision.Refusal.Code == "TOO_EARLY", $"{kind} {key}: {decision.Refusal}");
            else if (kind is CommandKind.Extend or CommandKind.ExtendWhole)
                Assert.True(decision.Refusal is null || decision.Refusal.Code == "BEYOND_STATUTORY", $"{kind} {key}: {decision.Refusal}");
            else
                Assert.True(decision.Refusal is null, $"{kind} {key} is offered but refused: {decision.Refusal}");
            Assert.Equal(decision.IsRefused, decision.Events.IsEmpty);
        }
    }

    private static void DeadlinesFallOnWorkingTime(RandomHistory history, DossierState before, IEnumerable<DossierEvent> happened)
    {
        foreach (var happening in happened)
        {
            var dues = happening switch
            {
                Filed e => [e.Due],
                StepOpened e => [e.Due],
                DueSet e => [e.Due],
                StatutoryDueSet e => [e.Due],
                LimitChanged e => [e.Due],
                ConsultOpened e => [e.Due],
                WaitOpened e => [e.Due],
                Paused e => [e.Expires],
                HandedUp e => [e.Due],
                Extended e => [e.Due],
                Unpaused e => [.. e.Dues.Values],
                _ => ImmutableArray<Due?>.Empty,
            };
            foreach (var due in dues.OfType<Due>())
                Assert.True(EndsWithWork(history.Calendar, due), $"{happening.GetType().Name} is due {due.At:u} ({due.Limit})");
            if (happening is Extended { Key: var extended, Due: var later } && before.DueOf(extended) is { } was)
                Assert.True(later.At > was.At, $"extended from {was.At:u} to {later.At:u}");
            if (happening is Unpaused { Dues: var goOn })
                Assert.All(goOn, d => Assert.True(d.Value.At >= before.DueOf(d.Key)!.At, $"{d.Key} lost time while the clock stood"));
        }
    }

    // A part of a working day may end within a session; dates and months end with the work of their date; hours are clock hours.
    private static bool EndsWithWork(WorkingCalendar calendar, Due due)
    {
        var local = due.At.InVietnam();
        var sessions = calendar.DayAt(DateOnly.FromDateTime(local.DateTime)).Sessions;
        var time = TimeOnly.FromDateTime(local.DateTime);
        return due.Limit.Unit switch
        {
            LimitUnit.Hour => true,
            LimitUnit.WorkingDay => sessions.Any(s => s.From < time && time <= s.To),
            _ => sessions.Count > 0 && sessions[^1].To == time,
        };
    }

    private static void TheStateIsTheFoldOfWhatWasWritten(RandomHistory history)
    {
        var written = history.Events.Select(e => JsonSerializer.Serialize(e, e.GetType(), LogJson.Options)).ToArray();
        var read = history.Events.Zip(written, (e, text) => EventNames.Read(Entry(EventNames.Of(e), text))).ToArray();
        Assert.Equal(written, read.Select(e => JsonSerializer.Serialize(e, e.GetType(), LogJson.Options)));
        Assert.Equal(Json(history.State), Json(Fold.Of(history.Events)));
        Assert.Equal(Json(history.State), Json(Fold.Of(read)));
    }

    private static LogEntry Entry(string type, string body) => new()
    {
        Id = Guid.Empty, Stream = "dossier/x", Sequence = 1, Type = type, Version = 1, At = default, Envelope = "{}", Body = body, Hash = [],
    };

    private static string Json(DossierState state) => JsonSerializer.Serialize(state, LogJson.Options);

    private async Task<Situation> SituationOf(Procedure procedure, Filing way)
    {
        var table = await province.Procedures.Competence(default);
        var competent = Matters.Competent(table, procedure, way.Body, way.Content.Facts, province.Organisation, province.Time.Now().DateInVietnam()).Value;
        var matter = new Matter(competent.Anchor, competent.Rule, way.Content.Parties.ToImmutableDictionary(), way.Content.SubjectId, null);
        return await province.Ask<Situations, Situation>(async s => await s.Of(procedure, way.Body.Id, matter, Acting.System, default));
    }
}
