using System.Reflection;
using ThongSuot.Contracts.Procedures;

namespace ThongSuot.Audit.Tests;

/// <summary>Procedures as far as the log's pages ask: the names of roles.</summary>
public class RoleNames : DispatchProxy
{
    public static IProcedures New() => Create<IProcedures, RoleNames>();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod?.Name == nameof(IProcedures.RoleName)
        ? new ValueTask<string>($"vai trò {args![0]}")
        : throw new NotSupportedException(targetMethod?.Name);
}
