namespace ThongSuot.Procedures.Diagram;

/// <summary>How boxes of each kind look; a shape tells them apart without colour.</summary>
internal static class Shapes
{
    private const int Slant = 10;

    public static string? Css(TextKind kind) => kind switch
    {
        TextKind.Plain => null,
        TextKind.Strong => "strong",
        TextKind.Small => "small",
    };

    public static string Css(BoxShape shape) => shape switch
    {
        BoxShape.Terminal => "is-end",
        BoxShape.Step => "is-step",
        BoxShape.Consult => "is-consult",
        BoxShape.Condition => "is-condition",
        BoxShape.Fork => "is-fork",
        BoxShape.Each => "is-each",
        BoxShape.Call => "is-call",
        BoxShape.Wait => "is-wait",
    };

    public static string Hexagon(Box box) =>
        $"{box.X},{box.CentreY} {box.X + Slant},{box.Y} {box.Right - Slant},{box.Y} {box.Right},{box.CentreY} {box.Right - Slant},{box.Bottom} {box.X + Slant},{box.Bottom}";

    public static string Cut(Box box) =>
        $"{box.X},{box.Y + Slant} {box.X + Slant},{box.Y} {box.Right - Slant},{box.Y} {box.Right},{box.Y + Slant} {box.Right},{box.Bottom} {box.X},{box.Bottom}";

    /// <summary>The lines inside that tell shapes apart without colour.</summary>
    public static string? Inner(Box box) => box.Shape switch
    {
        BoxShape.Call => $"M{box.X + 5} {box.Y}V{box.Bottom}M{box.Right - 5} {box.Y}V{box.Bottom}",
        BoxShape.Consult => $"M{box.X} {box.Y + 3}H{box.Right}M{box.X} {box.Bottom - 3}H{box.Right}",
        BoxShape.Fork => $"M{box.X} {box.Y + 1}H{box.Right}M{box.X} {box.Bottom - 1}H{box.Right}",
        _ => null,
    };
}
