using System.Collections.Immutable;
using ThongSuot.Engine.Values;

namespace ThongSuot.Engine.Forms;

/// <summary>What was posted to a form.</summary>
/// <param name="Values">The typed values in the order of the form, without hidden fields and without what could not be read.</param>
/// <param name="Raw">
/// Every posted text that belongs to the form, hidden fields included, to be shown again as it was typed. Rows of tables
/// are numbered from 0 without gaps and blank rows are left out, as in <see cref="FormDefinition.Write"/>.
/// </param>
/// <param name="Errors">What could not be read. <see cref="FormDefinition.Validate(FormReading, Func{string, Value})"/> tells these too.</param>
public sealed record FormReading(
    ValueMap Values,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Raw,
    ImmutableArray<FieldError> Errors);
