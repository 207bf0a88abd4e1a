using System.Collections.Immutable;
using System.Text.Json;
using ThongSuot.Engine.Processes;
using ThongSuot.Procedures.Pages;
using Parallel = ThongSuot.Engine.Processes.Parallel;

namespace ThongSuot.Procedures.OpenData;

/// <summary>The steps in the order of the officers' table, each with the conditions under which it comes.</summary>
internal sealed class JsonOfSteps(PublishedSnapshot published, LoadedVersion version)
{
    private readonly List<StepJson> _steps = [];
    private readonly GuardWords _guards = new(version.Procedure, version.Forms);

    private readonly WhoWords _who = new(published, version.Procedure);

    public IReadOnlyList<StepJson> All()
    {
        Add(version.Procedure.Definition.Root, []);
        return _steps;
    }

    private void Add(Node node, ImmutableArray<string> conditions)
    {
        switch (node)
        {
            case Sequence sequence:
                foreach (var one in sequence.Nodes)
                    Add(one, conditions);
                break;
            case Step step:
                _steps.Add(new StepJson(
                    step.Number, JsonNamingPolicy.CamelCase.ConvertName(step.Kind.ToString()), step.Action, _who.Of(step.Who), JsonOfProcedures.Of(step.Limit), step.Forms,
                    [.. step.Outcomes.Select(o => new CodeJson(o.Code, o.Label))], StepRows.Results(step), step.Components, step.Guidance, conditions));
                break;
            case Consult consult:
                _steps.Add(new StepJson(
                    consult.Number, "consult", consult.Action, string.Join("; ", consult.Bodies.Select(_who.Of)), JsonOfProcedures.Of(consult.Limit), [], [],
                    [StepRows.Silence(consult)], [], consult.Guidance, conditions));
                break;
            case Choice choice:
                foreach (var branch in choice.Branches)
                    Add(branch.Do, conditions.Add($"Nếu {_guards.Of(branch.When)}"));
                Add(choice.Otherwise, conditions.Add("Trường hợp khác"));
                break;
            case Parallel parallel:
                for (var i = 0; i < parallel.Branches.Length; i++)
                    Add(parallel.Branches[i], conditions.Add($"Song song, nhánh {i + 1}/{parallel.Branches.Length} (cần xong {parallel.Need} nhánh)"));
                break;
            case Each each:
                Add(each.Do, conditions.Add("Với từng cơ quan, tổ chức trong danh sách"));
                break;
            case Call call:
                Other("call", $"Thực hiện quy trình {call.Procedure} tại {PlaceWords.Of(call.Place, version.Procedure)} và chờ kết quả", null, conditions);
                break;
            case Wait wait:
                Other("wait", "Chờ", wait, conditions);
                break;
        }
    }

    private void Other(string kind, string action, Wait? wait, ImmutableArray<string> conditions) =>
        _steps.Add(new StepJson(null, kind, action, null, JsonOfProcedures.Of(wait?.Limit), [], [], [], [], null, conditions));
}
