using System.Collections.Immutable;
using ThongSuot.Engine.Values;

namespace ThongSuot.Engine.Guards;

/// <summary>Recursive descent over the tokens; types are checked by <see cref="GuardTypeChecks"/> on the way.</summary>
internal sealed class GuardParser
{
    private readonly ImmutableArray<GuardToken> _tokens;
    private readonly GuardTypeChecks _checks;
    private int _next;
    private int _depth;
    private GuardError? _syntaxError;

    private GuardParser(ImmutableArray<GuardToken> tokens, GuardTypes types)
    {
        _tokens = tokens;
        _checks = new GuardTypeChecks(types);
    }

    private GuardToken Token => _tokens[_next];

    internal static GuardParse Parse(string text, GuardTypes types)
    {
        if (text.Length > Guard.MaxLength)
            return Failed(TooLong);
        if (!Value.IsWellFormed(text))
            return Failed(new GuardError(1, "The text is not valid Unicode.", "Điều kiện chứa ký tự không hợp lệ."));
        var (tokens, error) = GuardTokens.Cut(text);
        if (error is not null)
            return Failed(error);

        var parser = new GuardParser(tokens, types);
        var root = parser.Chain(any: true);
        if (root is not null && parser.Token.Kind != GuardTokenKind.End)
            parser.Fail("Nothing more is expected here; is \"and\" or \"or\" missing?",
                "Không cần thêm gì ở đây; có thể thiếu “and” hoặc “or”.");
        if (parser._syntaxError is not null)
            return new GuardParse(null, [.. parser._checks.Errors, parser._syntaxError]);
        if (root is null || parser._checks.Errors.Count > 0)
            return new GuardParse(null, [.. parser._checks.Errors]);
        var canonical = GuardPrinter.Print(root);
        return canonical.Length > Guard.MaxLength ? Failed(TooLong) : new GuardParse(new Guard(root, canonical), []);
    }

    private static GuardError TooLong => new(Guard.MaxLength + 1, $"A guard has at most {Guard.MaxLength} characters.",
        "Điều kiện dài quá 2.000 ký tự; hãy viết gọn lại.");

    private static GuardParse Failed(GuardError error) => new(null, [error]);

    // "or" and "and" differ only in the word and in what they join.
    private GuardNode? Chain(bool any)
    {
        var parts = new List<GuardNode>();
        do
        {
            var part = any ? Chain(any: false) : Unary();
            if (part is null)
                return null;
            parts.Add(part);
        }
        while (Take(any ? "or" : "and"));
        return GuardNode.Joined(any, parts);
    }

    private GuardNode? Unary()
    {
        if (!Token.Is("not") && !Token.Is("("))
            return Predicate();
        if (++_depth > Guard.MaxNesting)
            return Fail($"More than {Guard.MaxNesting} levels of nesting.", "Điều kiện lồng nhau quá 50 lớp; hãy viết đơn giản hơn.");
        GuardNode? node;
        if (Take("not"))
        {
            node = Unary() is { } part ? new GuardNode.Not(part) : null;
        }
        else
        {
            _next++;
            node = Chain(any: true);
            if (node is not null && !Take(")"))
                return Fail("A closing parenthesis is missing.", "Thiếu dấu đóng ngoặc “)”.");
        }
        _depth--;
        return node;
    }

    private GuardNode? Predicate()
    {
        var column = Token.Column;
        if (Operand() is not { } left)
            return null;
        if (Take("is"))
        {
            var negated = Take("not");
            if (!Take("empty"))
                return Fail("\"is\" is followed by \"empty\" or \"not empty\".", "Sau “is” phải là “empty” hoặc “not empty”.");
            if (left is GuardOperand.Name name)
                return new GuardNode.Empty(name, negated);
            return Fail(column, "Only a name can be tested for emptiness.", "Chỉ kiểm tra được một tên có trống hay không.");
        }
        if (Take("in"))
            return In(left, column);
        if (Operator() is not { } comparison)
        {
            _checks.Condition(left, column);
            return new GuardNode.Holds(left);
        }
        var rightColumn = Token.Column;
        if (Operand() is not { } right)
            return null;
        _checks.Comparison(left, column, comparison, right, rightColumn);
        return new GuardNode.Compare(left, comparison, right);
    }

    private GuardNode? In(GuardOperand operand, int column)
    {
        if (!Take("("))
            return Fail("\"in\" is followed by a list in parentheses.", "Sau “in” phải là danh sách trong ngoặc, ví dụ in ('a', 'b').");
        var values = ImmutableArray.CreateBuilder<Value>();
        do
        {
            if (Token.Kind != GuardTokenKind.Constant)
                return Fail("A constant is expected.", "Ở đây cần một giá trị cụ thể, ví dụ 'a' hoặc 5.");
            var one = new GuardOperand.Constant(Token.Value, GuardTypeChecks.TypeOf(Token.Value));
            _checks.Comparison(operand, column, Comparison.Equal, one, Token.Column);
            values.Add(Token.Value);
            _next++;
        }
        while (Take(","));
        return Take(")")
            ? new GuardNode.In(operand, values.ToImmutable())
            : Fail("A closing parenthesis is missing.", "Thiếu dấu đóng ngoặc “)”.");
    }

    private GuardOperand? Operand()
    {
        var token = Token;
        if (token.Kind == GuardTokenKind.Constant)
        {
            _next++;
            return new GuardOperand.Constant(token.Value, GuardTypeChecks.TypeOf(token.Value));
        }
        if (token.Kind == GuardTokenKind.Name)
        {
            _next++;
            return new GuardOperand.Name(token.Text, _checks.Type(token));
        }
        if (!Take("count"))
        {
            Fail("A name or a constant is expected.", "Ở đây cần một tên hoặc một giá trị.");
            return null;
        }
        if (!Take("(") || Token.Kind != GuardTokenKind.Name)
        {
            Fail("count is written count(name).", "Phép đếm viết là count(tên).");
            return null;
        }
        var list = Token;
        _next++;
        if (!Take(")"))
        {
            Fail("A closing parenthesis is missing.", "Thiếu dấu đóng ngoặc “)”.");
            return null;
        }
        _checks.Counted(list);
        return new GuardOperand.Count(list.Text);
    }

    private Comparison? Operator()
    {
        Comparison? comparison = Token.Kind != GuardTokenKind.Symbol ? null : Token.Text switch
        {
            "=" => Comparison.Equal,
            "!=" => Comparison.NotEqual,
            "<" => Comparison.Less,
            "<=" => Comparison.LessOrEqual,
            ">" => Comparison.Greater,
            ">=" => Comparison.GreaterOrEqual,
            _ => null,
        };
        if (comparison is not null)
            _next++;
        return comparison;
    }

    private bool Take(string text)
    {
        if (!Token.Is(text))
            return false;
        _next++;
        return true;
    }

    private GuardNode? Fail(string message, string messageVi) => Fail(Token.Column, message, messageVi);

    private GuardNode? Fail(int column, string message, string messageVi)
    {
        _syntaxError ??= new GuardError(column, message, messageVi);
        return null;
    }
}
