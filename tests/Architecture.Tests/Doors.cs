using System.Reflection;
using Microsoft.AspNetCore.Components;

namespace ThongSuot.Architecture.Tests;

/// <summary>A module shows its doors and its pages; everything else is internal.</summary>
public sealed class Doors
{
    internal static IEnumerable<string> Violations(IReadOnlyCollection<Type> types) =>
        from type in types
        where type.IsVisible && !type.IsNested
        // Razor makes components public, and the class behind each _Imports.razor.
        where !typeof(IComponent).IsAssignableFrom(type) && type.Name != "_Imports"
        where !type.Name.EndsWith("Module", StringComparison.Ordinal)
        where !ParameterTypes(types).Contains(type)
        select $"{type.FullName} must be internal";

    // A component's parameters are public, and so must be what they hold.
    private static HashSet<Type> ParameterTypes(IEnumerable<Type> types) =>
        [.. types.Where(t => typeof(IComponent).IsAssignableFrom(t))
            .SelectMany(t => t.GetProperties())
            .Where(p => p.IsDefined(typeof(ParameterAttribute)) || p.IsDefined(typeof(SupplyParameterFromFormAttribute)))
            .SelectMany(p => Mentioned(p.PropertyType))];

    private static IEnumerable<Type> Mentioned(Type type) =>
        type.HasElementType ? Mentioned(type.GetElementType()!) : type.GetGenericArguments().SelectMany(Mentioned).Prepend(type);

    [Fact]
    public void Modules_show_only_their_doors_and_pages() =>
        Rule.Holds(Violations([.. Repository.Modules.SelectMany(m => Repository.AssemblyOf(m.Name).GetTypes())]));

    [Fact]
    public void A_public_class_is_found() =>
        Assert.Equal([$"{typeof(PublicSeed).FullName} must be internal"], Violations([typeof(PublicSeed), typeof(SeedModule), typeof(SeedPage), typeof(SeedRow), typeof(InternalSeed)]));
}

public sealed class PublicSeed;

public static class SeedModule;

public sealed record SeedRow(string Text);

public sealed class SeedPage : ComponentBase
{
    [Parameter]
    public IReadOnlyList<SeedRow> Rows { get; set; } = [];
}

internal sealed class InternalSeed;
