using ThongSuot.Engine.Processes;

namespace ThongSuot.Dossiers.Viewing;

/// <summary>What an act that is corrected is called.</summary>
internal static class CorrectionWords
{
    public static string Of(LastAct act, ProcedureDefinition definition) => Of(act.What, act.Node, definition);

    public static string Of(WrongAct what, string node, ProcedureDefinition definition)
    {
        var step = definition.Find(node) switch { Step s => $"bước {s.Number}", Consult c => $"bước {c.Number}", _ => "bước này" };
        return what switch
        {
            WrongAct.Completed => $"hoàn thành {step}",
            WrongAct.HandedUp => $"chuyển cấp trên ở {step}",
            WrongAct.SentBack => $"gửi lại bước trước từ {step}",
            WrongAct.Opinion => $"cho ý kiến ở {step}",
            WrongAct.Returned => $"trả lại để bổ sung ở {step}",
            WrongAct.Declined => $"từ chối giải quyết ở {step}",
            _ => throw new ArgumentOutOfRangeException(nameof(what)),
        };
    }
}
