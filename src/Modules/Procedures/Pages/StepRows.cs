using System.Collections.Immutable;
using ThongSuot.Contracts.Procedures;
using ThongSuot.Engine.Processes;
using ThongSuot.Engine.WorkingTime;
using Choice = ThongSuot.Engine.Processes.Choice;
using Parallel = ThongSuot.Engine.Processes.Parallel;

namespace ThongSuot.Procedures.Pages;

/// <summary>A line of the steps' table: either a row of the officers' table or a heading that says when the rows below apply.</summary>
/// <param name="Heading">Set for a heading; all else is empty then.</param>
/// <param name="TimeBasis">Whether the time is planned or statutory.</param>
/// <param name="Depth">How many conditions stand around it.</param>
public sealed record StepRow(
    int Depth, string? Heading, int Number = 0, string Action = "", string Who = "", string? Time = null, ImmutableArray<string> Forms = default,
    ImmutableArray<string> Results = default, string? Guidance = null, string? TimeBasis = null);

/// <summary>Lays the tree out as the table that officers know.</summary>
internal sealed class StepRows(PublishedSnapshot published, Procedure procedure, GuardWords guards)
{
    private readonly WhoWords _who = new(published, procedure);
    private readonly List<StepRow> _rows = [];

    public IReadOnlyList<StepRow> All()
    {
        Add(procedure.Definition.Root, 0);
        return _rows;
    }

    private void Add(Node node, int depth)
    {
        switch (node)
        {
            case Sequence sequence:
                foreach (var one in sequence.Nodes)
                    Add(one, depth);
                break;
            case Step step:
                _rows.Add(new StepRow(depth, null, step.Number, step.Action, _who.Of(step.Who), Time(step), step.Forms, Results(step), step.Guidance, Basis(step.Limit)));
                break;
            case Consult consult:
                _rows.Add(new StepRow(
                    depth, null, consult.Number, consult.Action, string.Join("; ", consult.Bodies.Select(_who.Of)), LimitText.Of(consult.Limit), [],
                    [Silence(consult)], consult.Guidance, Basis(consult.Limit)));
                break;
            case Choice choice:
                foreach (var branch in choice.Branches)
                    Group($"Nếu {guards.Of(branch.When)}", branch.Do, depth);
                if (!choice.Otherwise.Nodes.IsEmpty)
                    Group("Trường hợp khác", choice.Otherwise, depth);
                break;
            case Parallel parallel:
                for (var i = 0; i < parallel.Branches.Length; i++)
                    Group($"Thực hiện song song, nhánh {i + 1}/{parallel.Branches.Length} (cần xong {parallel.Need} nhánh)", parallel.Branches[i], depth);
                break;
            case Each each:
                Group("Thực hiện với từng cơ quan, tổ chức trong danh sách", each.Do, depth);
                break;
            case Call call:
                _rows.Add(new StepRow(depth, $"Thực hiện quy trình {_who.Called(call.Procedure)} tại {_who.Place(call.Place)} và chờ kết quả"));
                break;
            case Wait wait:
                _rows.Add(new StepRow(depth, wait.Limit is { } limit ? $"Chờ {LimitText.Of(limit)}" : "Chờ thông tin từ bên ngoài"));
                break;
        }
    }

    private void Group(string heading, Sequence sequence, int depth)
    {
        _rows.Add(new StepRow(depth + 1, heading.Sentence()));
        Add(sequence, depth + 1);
    }

    internal static string Silence(Consult consult) =>
        $"Lấy ý kiến đồng thời; {(consult.Silence == SilenceRule.Consent ? "quá hạn không trả lời thì coi như đồng ý" : "bắt buộc phải có ý kiến")}";

    private static string? Time(Step step) => step.Limit is { } limit ? LimitText.Of(limit) : null;

    private static string? Basis(Limit? limit) => limit is { } given ? TimeWords.Of(given.Basis) : null;

    internal static ImmutableArray<string> Results(Step step)
    {
        var results = step.Outcomes.Select(o => o.Label).ToList();
        if (step.Vote is { } vote)
        {
            var (share, of) = (vote.Threshold == VoteThreshold.TwoThirds ? "ít nhất hai phần ba" : "trên một nửa", vote.Of == VoteBase.Members ? "số thành viên" : "số có mặt");
            results.Add($"Biểu quyết{(vote.Secret ? " bằng phiếu kín" : "")}: {share} {of} tán thành");
        }

        return [.. results];
    }
}
