using System.Runtime.InteropServices;

namespace ThongSuot.Engine.Competence;

/// <summary>Days counted as numbers, so that "without end" is simply later than every day.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Days(int Start, int End)
{
    private const int Never = int.MaxValue;

    public bool IsEmpty => End <= Start;

    public DateOnly From => DateOnly.FromDayNumber(Start);

    public DateOnly? To => End == Never ? null : DateOnly.FromDayNumber(End);

    public static Days Of(DateOnly from, DateOnly? to) => new(from.DayNumber, to?.DayNumber ?? Never);

    public Days And(Days other) => new(Math.Max(Start, other.Start), Math.Min(End, other.End));

    public bool Covers(Days other) => Start <= other.Start && other.End <= End;
}
