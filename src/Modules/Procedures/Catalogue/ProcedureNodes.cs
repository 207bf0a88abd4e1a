using System.Collections.Immutable;
using System.Globalization;
using ThongSuot.Engine.Guards;
using ThongSuot.Engine.Processes;
using Parallel = ThongSuot.Engine.Processes.Parallel;

namespace ThongSuot.Procedures.Catalogue;

/// <summary>The tree of a procedure with the place in the file of each of its nodes.</summary>
/// <param name="At">By node id.</param>
/// <param name="Types">Names that a condition on the whole may use.</param>
internal sealed record ProcedureNodes(Sequence Root, IReadOnlyDictionary<string, MapReader> At, GuardTypes Types)
{
    public static ProcedureNodes Read(MapReader map, CatalogueFaults faults, ImmutableHashSet<string> parties, GuardTypes types)
    {
        var reader = new Reader(map.File, faults, parties, types);
        var root = reader.Sequence("root", map.Nodes("process"), inEach: false);
        if (!ProcedureDefinition.InOrder(root).OfType<Step>().Any())
        {
            map.Fault("process", "no_step", "a process needs a step", "quy trình cần ít nhất một bước");
            root = new Sequence("root", [new Step("b0", 0, "", StepKind.Prepare, new Performer("", Performer.Filer))]);
        }

        return new ProcedureNodes(root, reader.At, reader.Types);
    }

    private sealed class Reader(string file, CatalogueFaults faults, ImmutableHashSet<string> parties, GuardTypes types)
    {
        private GuardTypes _types = types;

        public GuardTypes Types => _types;

        public Dictionary<string, MapReader> At { get; } = new(StringComparer.Ordinal);

        public Sequence Sequence(string id, ImmutableArray<YamlNode> nodes, bool inEach) =>
            new(id, [.. nodes.Select(node => Node(MapReader.Of(file, node, faults), inEach)).OfType<Node>()]);

        private Node? Node(MapReader map, bool inEach)
        {
            var kind = map.FirstOf("step", "consult", "choice", "parallel", "each", "call", "wait");
            var id = kind switch
            {
                null => null,
                "step" or "consult" => "b" + map.Whole(kind, least: 1).ToString(CultureInfo.InvariantCulture),
                _ => map.Text(kind),
            };
            if (id is null)
            {
                faults.Add(file, map.Line, "unknown_node", "neither step, consult, choice, parallel, each, call nor wait", "không rõ loại bước");
                return null;
            }

            if (!At.TryAdd(id, map) || !GuardTypes.IsName($"outcome.{id}") || id is "root" or "" || id.Contains('.', StringComparison.Ordinal))
            {
                map.Fault(kind!, "node_id", $"the id \"{id}\" stands twice or is none", $"mã bước “{id}” trùng hoặc không hợp lệ");
                return null;
            }

            Node node = kind switch
            {
                "step" => Step(map, id, inEach),
                "consult" => Consult(map, id, inEach),
                "choice" => Choice(map, id, inEach),
                "parallel" => Parallel(map, id, inEach),
                "each" => new Each(id, Places.List(map, parties), Sequence(id + ".do", map.Nodes("do"), inEach: true)),
                "call" => Call(map, id, inEach),
                _ => Wait(map, id),
            };
            map.NothingElse();
            return node;
        }

        private Step Step(MapReader map, string id, bool inEach)
        {
            var step = StepReader.Read(map, id, parties, inEach);
            // Only steps above a choice can be asked for their outcome.
            var outcomes = step.Outcomes.IsEmpty ? [Outcome.Done] : step.Outcomes;
            _types = _types.With($"outcome.{id}", GuardType.Choice(outcomes.Select(o => o.Code)));
            return step;
        }

        private Consult Consult(MapReader map, string id, bool inEach)
        {
            var who = map.Map("who");
            var role = who.Text("role");
            who.NothingElse();
            var bodies = map.Nodes("bodies").Select(body => Body(map, body, role, inEach)).ToImmutableArray();
            if (bodies.IsEmpty)
                map.Fault("bodies", "empty_list", "a consult needs a body", "cần ít nhất một cơ quan cho ý kiến");
            return new Consult(id, map.Whole("consult"), map.Text("action"), bodies, LimitReader.Read(map.Map("limit")), map.Word("silence", Words.Silences))
            {
                Guidance = map.Text("guidance"),
            };
        }

        private Performer Body(MapReader map, YamlNode body, string role, bool inEach)
        {
            if (body is YamlNode.Scalar { Text: var place })
            {
                Places.Check(map, "bodies", place, parties, inEach);
                return new Performer(role, place);
            }

            var outside = MapReader.Of(file, body, faults);
            var performer = new Performer(role, null, outside.Text("outside"), StepReader.RecordedBy(outside, parties, inEach));
            outside.NothingElse();
            return performer;
        }

        private Engine.Processes.Choice Choice(MapReader map, string id, bool inEach)
        {
            var branches = ImmutableArray.CreateBuilder<GuardedBranch>();
            foreach (var at in map.Maps("branches"))
            {
                // Read before the branch's own steps: a guard cannot ask for what comes after it.
                var when = Guards.Read(at, "when", _types);
                var number = (branches.Count + 1).ToString(CultureInfo.InvariantCulture);
                var sequence = Sequence($"{id}.{number}", at.Nodes("do"), inEach);
                at.NothingElse();
                branches.Add(new GuardedBranch(when!, sequence));
            }

            if (branches.Count == 0)
                map.Fault("branches", "empty_list", "a choice needs a branch", "rẽ nhánh cần ít nhất một nhánh");
            return new Engine.Processes.Choice(id, branches.ToImmutable(), Sequence(id + ".otherwise", map.Nodes("otherwise"), inEach));
        }

        private Parallel Parallel(MapReader map, string id, bool inEach)
        {
            var branches = map.Nodes("branches").Select((branch, i) =>
            {
                if (branch is YamlNode.List list)
                    return Sequence($"{id}.{i + 1}", list.Items, inEach);
                faults.Add(file, branch.Line, "type", "a branch is a list of steps", "mỗi nhánh là một danh sách bước");
                return new Sequence($"{id}.{i + 1}", []);
            }).ToImmutableArray();
            if (branches.Length < 2)
                map.Fault("branches", "empty_list", "a parallel needs two branches", "thực hiện song song cần ít nhất hai nhánh");
            var need = map.Node("need") is YamlNode.Scalar { Text: "all" } ? branches.Length : map.Whole("need", least: 1);
            if (need > branches.Length)
                map.Fault("need", "need", "more branches needed than there are", "số nhánh phải xong nhiều hơn số nhánh hiện có");
            return new Parallel(id, branches, need);
        }

        private Call Call(MapReader map, string id, bool inEach)
        {
            var call = new Call(id, map.Text("procedure"), map.Text("where"));
            Places.Check(map, "where", call.Place, parties, inEach);
            return call;
        }

        private static Wait Wait(MapReader map, string id)
        {
            var wait = new Wait(id, map.TextOrNull("message"), LimitReader.ReadOrNull(map, "limit"));
            if (wait.Message is null && wait.Limit is null)
                map.Fault("wait", "wait", "a wait needs a message or a limit", "bước chờ cần thông điệp hoặc thời hạn");
            return wait;
        }
    }
}
