using ThongSuot.Engine.Values;

namespace ThongSuot.Engine.Guards;

/// <summary>Collects the errors of type in a guard.</summary>
internal sealed class GuardTypeChecks(GuardTypes types)
{
    // Stands for a name that is already reported, so that nothing else is said about it.
    private static readonly GuardType Unknown = GuardType.Choice([]);

    private readonly List<GuardError> _errors = [];

    internal IReadOnlyList<GuardError> Errors => _errors;

    internal static GuardType TypeOf(Value constant) => constant switch
    {
        Value.Number => GuardType.Number,
        Value.Date => GuardType.Date,
        Value.Truth => GuardType.Truth,
        _ => GuardType.Text,
    };

    internal GuardType Type(GuardToken name)
    {
        if (types.Find(name.Text) is { } type)
            return type;
        Add(name.Column, $"There is no name \"{name.Text}\" here.", $"Không có tên “{name.Text}” ở đây.");
        return Unknown;
    }

    internal void Counted(GuardToken name)
    {
        var type = Type(name);
        if (!ReferenceEquals(type, Unknown) && type.Kind != GuardKind.List)
            Add(name.Column, "Only a list can be counted.", "Chỉ đếm được danh sách hoặc bảng.");
    }

    internal void Condition(GuardOperand operand, int column)
    {
        if (!ReferenceEquals(operand.Type, Unknown) && operand.Type.Kind != GuardKind.Truth)
            Add(column, "This is not yes or no; a comparison is missing.", "Đây không phải giá trị có/không; cần thêm phép so sánh.");
    }

    internal void Comparison(GuardOperand left, int leftColumn, Comparison comparison, GuardOperand right, int rightColumn)
    {
        if (ReferenceEquals(left.Type, Unknown) || ReferenceEquals(right.Type, Unknown))
            return;
        var (a, b) = (left.Type.Kind, right.Type.Kind);
        if (a == GuardKind.List || b == GuardKind.List)
        {
            Add(a == GuardKind.List ? leftColumn : rightColumn, "A list is not compared; use count(…) or \"is empty\".",
                "Không so sánh trực tiếp danh sách; hãy dùng count(…) hoặc “is empty”.");
        }
        else if (a != b && !(IsTime(a) && IsTime(b)))
        {
            Add(rightColumn, $"{Name(b).En} cannot be compared with {Name(a).En}.",
                $"Không so sánh được {Name(b).Vi} với {Name(a).Vi}.");
        }
        else if (a is GuardKind.Text or GuardKind.Truth && comparison is not (Guards.Comparison.Equal or Guards.Comparison.NotEqual))
        {
            Add(rightColumn, "Only numbers and dates have an order.", "Chỉ số và ngày mới so sánh lớn hơn, nhỏ hơn được.");
        }
        else
        {
            CheckCode(left, right, rightColumn);
            CheckCode(right, left, leftColumn);
        }
    }

    private void CheckCode(GuardOperand choice, GuardOperand other, int column)
    {
        if (!choice.Type.IsClosed || other is not GuardOperand.Constant { Value: Value.Text text })
            return;
        if (!choice.Type.Codes.Contains(text.Content, StringComparer.Ordinal))
        {
            var codes = string.Join(", ", choice.Type.Codes);
            Add(column, $"\"{text.Content}\" is not one of the choices: {codes}.",
                $"“{text.Content}” không có trong các lựa chọn: {codes}.");
        }
    }

    private void Add(int column, string message, string messageVi) => _errors.Add(new GuardError(column, message, messageVi));

    private static bool IsTime(GuardKind kind) => kind is GuardKind.Date or GuardKind.Moment;

    private static (string En, string Vi) Name(GuardKind kind) => kind switch
    {
        GuardKind.Text => ("a text", "chữ"),
        GuardKind.Number => ("a number", "số"),
        GuardKind.Truth => ("a yes or no", "giá trị có/không"),
        GuardKind.Date => ("a date", "ngày"),
        GuardKind.Moment => ("a moment", "thời điểm"),
        GuardKind.List => ("a list", "danh sách"),
    };
}
