using System.Collections.Immutable;

namespace ThongSuot.Engine.Guards;

/// <summary>What is wrong with the text of a guard.</summary>
/// <param name="Column">Where, counted from 1.</param>
/// <param name="Message">For the log and the developer, in English.</param>
/// <param name="MessageVi">For the officer who wrote the guard, in Vietnamese.</param>
public sealed record GuardError(int Column, string Message, string MessageVi);

/// <summary>A checked guard, or the errors that keep it from being one; never both.</summary>
public sealed record GuardParse(Guard? Guard, ImmutableArray<GuardError> Errors)
{
    [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(true, nameof(Guard))]
    public bool Succeeded => Guard is not null;
}
