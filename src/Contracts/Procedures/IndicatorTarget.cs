namespace ThongSuot.Contracts.Procedures;

/// <summary>What an indicator of the reform is to reach on a day.</summary>
/// <param name="Indicator">Such as "KPI-1".</param>
/// <param name="Value">In the indicator's own unit; of shares in percent.</param>
/// <param name="By">The day.</param>
/// <param name="Procedure">The procedure from which the indicator is read off, where it follows from a single one.</param>
/// <param name="Step">Number of its step that counts; null: its end.</param>
public sealed record IndicatorTarget(string Code, string Indicator, decimal Value, DateOnly By, string? Procedure, int? Step, string Source, bool Verified);
