using Microsoft.AspNetCore.Components;

namespace ThongSuot.Architecture.Tests;

/// <summary>A module shows its doors and its pages; everything else is internal.</summary>
public sealed class Doors
{
    internal static IEnumerable<string> Violations(IReadOnlyCollection<Type> types) =>
        from type in types
        where type.IsVisible && !type.IsNested && !ParametersOf(types).Contains(type)
        // Razor makes components public, and the class behind each _Imports.razor.
        where !typeof(IComponent).IsAssignableFrom(type) && type.Name != "_Imports"
        where !type.Name.EndsWith("Module", StringComparison.Ordinal)
        select $"{type.FullName} must be internal";

    // What a page hands to its parts: a component's parameter cannot be less visible than the component.
    private static HashSet<Type> ParametersOf(IEnumerable<Type> types) =>
        [.. types.Where(t => typeof(IComponent).IsAssignableFrom(t)).SelectMany(t => t.GetProperties()).Select(p => p.PropertyType)
            .SelectMany(t => t.GetGenericArguments().Append(t))];

    [Fact]
    public void Modules_show_only_their_doors_and_pages() =>
        Rule.Holds(Violations([.. Repository.Modules.SelectMany(m => Repository.AssemblyOf(m.Name).GetTypes())]));

    [Fact]
    public void A_public_class_is_found() =>
        Assert.Equal([$"{typeof(PublicSeed).FullName} must be internal"], Violations([typeof(PublicSeed), typeof(SeedModule), typeof(SeedPage), typeof(InternalSeed)]));
}

public sealed class PublicSeed;

public static class SeedModule;

public sealed class SeedPage : ComponentBase;

internal sealed class InternalSeed;
