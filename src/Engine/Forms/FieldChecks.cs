using System.Text.RegularExpressions;
using ThongSuot.Engine.Values;

namespace ThongSuot.Engine.Forms;

/// <summary>Checks the value of one field, and of every cell when it is a table.</summary>
internal sealed partial class FieldChecks
{
    private readonly List<FieldError> _errors;
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    /// <param name="unreadable">What reading has told already: nothing more is said about those inputs.</param>
    internal FieldChecks(IEnumerable<FieldError> unreadable)
    {
        _errors = [.. unreadable];
        foreach (var error in _errors)
        {
            _told.Add(error.Key);
            // An unreadable end of a range speaks for the range.
            foreach (var end in (ReadOnlySpan<string>)[".from", ".to"])
            {
                if (error.Key.EndsWith(end, StringComparison.Ordinal))
                    _told.Add(error.Key[..^end.Length]);
            }
        }
    }

    internal IReadOnlyList<FieldError> Errors => _errors;

    internal void Check(FieldDefinition field, string key, Value value)
    {
        if (value.IsEmpty)
        {
            if (field.Required)
                Add(FieldErrors.Required(key, field));
            return;
        }
        switch (field.Type.Shape(), value)
        {
            case (FieldShape.Text or FieldShape.Line, Value.Text text):
                CheckText(field, key, text.Content);
                break;
            case (FieldShape.Number, Value.Number number):
                if (field.Type != FieldType.Decimal && decimal.Truncate(number.Amount) != number.Amount)
                    Add(field.Type == FieldType.Money ? FieldErrors.Money(key) : FieldErrors.Integer(key));
                CheckRange(field, key, value);
                break;
            case (FieldShape.Truth, Value.Truth):
                break;
            case (FieldShape.Date, Value.Date date):
                if (field.Type == FieldType.Month && date.Day.Day != 1)
                    Add(FieldErrors.Month(key));
                CheckYear(key, date.Day.Year);
                CheckRange(field, key, value);
                break;
            case (FieldShape.Moment, Value.Moment moment):
                CheckYear(key, VietnamTime.Day(moment.At).Year);
                CheckRange(field, key, value);
                break;
            case (FieldShape.Range, Value.List { Items: [var from, var to] }):
                CheckEnds(field, key, from, to);
                break;
            case (FieldShape.Lines, Value.List list):
                CheckLines(field, key, list);
                break;
            case (FieldShape.Table, Value.Rows rows):
                CheckRows(field, key, rows);
                break;
            default:
                Add(FieldErrors.Type(key));
                break;
        }
    }

    private void CheckText(FieldDefinition field, string key, string text)
    {
        if (!FieldText.IsClean(text))
            Add(FieldErrors.Characters(key));
        else if (field.Type != FieldType.LongText && !FieldText.IsOneLine(text))
            Add(FieldErrors.OneLine(key));
        else if (text.Length > field.TextLimit)
            Add(FieldErrors.TooLong(key, field.TextLimit));
        else if (Grammar(field, key, text) is { } wrong)
            Add(wrong);
        else if (field.PatternMatcher is { } pattern && !pattern.IsMatch(text))
            Add(FieldErrors.Pattern(key, field));
    }

    private static FieldError? Grammar(FieldDefinition field, string key, string text) => field.Type switch
    {
        FieldType.Choice or FieldType.Checklist when !field.Choices.Any(choice => FieldText.Same(choice.Code, text)) => FieldErrors.Choice(key),
        FieldType.Period when !FieldText.Same(VietnameseDate.ParsePeriod(text) ?? "", text) => FieldErrors.Period(key),
        FieldType.Email when !Email().IsMatch(text) => FieldErrors.Email(key),
        FieldType.Code when !Code().IsMatch(text) => FieldErrors.Code(key),
        FieldType.DocumentNumber when !Documents.DocumentNumber.TryParse(text, out _) => FieldErrors.DocumentNumber(key),
        _ => null,
    };

    private void CheckRange(FieldDefinition field, string key, Value value)
    {
        if (field.Min is { } min && Order(value, min) < 0)
            Add(FieldErrors.Min(key, min));
        else if (field.Max is { } max && Order(value, max) > 0)
            Add(FieldErrors.Max(key, max));
    }

    private void CheckYear(string key, int year)
    {
        if (!VietnameseDate.IsYearTaken(year))
            Add(FieldErrors.Year(key));
    }

    private void CheckEnds(FieldDefinition field, string key, Value from, Value to)
    {
        if (from is Value.Date first && to is Value.Date last)
        {
            foreach (var (end, date) in new[] { ("from", first), ("to", last) })
            {
                CheckYear($"{key}.{end}", date.Day.Year);
                CheckRange(field, $"{key}.{end}", date);
            }
            if (last.Day < first.Day)
                Add(FieldErrors.RangeOrder(key));
        }
        else
        {
            var half = from is Value.Date or Value.Absent && to is Value.Date or Value.Absent;
            Add(half ? FieldErrors.RangeHalf(key) : FieldErrors.Type(key));
        }
    }

    private void CheckLines(FieldDefinition field, string key, Value.List list)
    {
        CheckCount(field, key, list.Items.Length);
        if (list.Items.Length > FormDefinition.MaxRows)
            return;
        if (list.Items.Distinct().Count() != list.Items.Length)
            Add(FieldErrors.Twice(key));
        foreach (var item in list.Items)
        {
            if (item is Value.Text text)
                CheckText(field, key, text.Content);
            else
                Add(FieldErrors.Type(key));
        }
    }

    private void CheckRows(FieldDefinition field, string key, Value.Rows rows)
    {
        CheckCount(field, key, rows.Items.Length);
        if (rows.Items.Length > FormDefinition.MaxRows)
            return;
        for (var i = 0; i < rows.Items.Length; i++)
        {
            foreach (var column in field.Columns)
                Check(column, $"{FieldText.Index(key, i)}.{column.Key}", rows.Items[i][column.Key]);
            if (rows.Items[i].Keys.Any(cell => !field.Columns.Any(column => FieldText.Same(column.Key, cell))))
                Add(FieldErrors.Type(FieldText.Index(key, i)));
        }
    }

    private void CheckCount(FieldDefinition field, string key, int count)
    {
        if (count > field.RowLimit)
            Add(FieldErrors.TooMany(key, field));
        else if (count < field.MinRows)
            Add(FieldErrors.TooFew(key, field));
    }

    /// <summary>Zero for values that have no order between them: a fault of the form's data, told by its own check.</summary>
    internal static int Order(Value a, Value b) => (a, b) switch
    {
        (Value.Number x, Value.Number y) => x.Amount.CompareTo(y.Amount),
        (Value.Date x, Value.Date y) => x.Day.CompareTo(y.Day),
        (Value.Moment x, Value.Moment y) => x.At.CompareTo(y.At),
        _ => 0,
    };

    // One message an input: the first says what to do next.
    private void Add(FieldError error)
    {
        if (_told.Add(error.Key))
            _errors.Add(error);
    }

    [GeneratedRegex(@"\A[^\s@,;<>""]+@[^\s@.,;<>""]+(?:\.[^\s@.,;<>""]+)+\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Email();

    [GeneratedRegex(@"\A[\p{L}\p{N}./_-]+\z", RegexOptions.NonBacktracking)]
    private static partial Regex Code();
}
