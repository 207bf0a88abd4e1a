using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace ThongSuot.Platform.Ui;

/// <summary>What the page is about that a panel is drawn on. The page has decided already that this person may see it.</summary>
public sealed record PanelSubject
{
    public Guid? Dossier { get; init; }

    /// <summary>Code of the procedure.</summary>
    public string? Procedure { get; init; }

    /// <summary>Its version.</summary>
    public Guid? Version { get; init; }

    /// <summary>The body whose work or text it is.</summary>
    public Guid? Body { get; init; }

    /// <summary>Node of the process where it stands, "b5".</summary>
    public string? Node { get; init; }
}

/// <summary>A part of a page that another module brings; the page does not know which.</summary>
/// <param name="Place">One of <see cref="Panel"/>'s places.</param>
/// <param name="Component">A component that asks the database inherits <see cref="OwningComponentBase"/>: it is drawn beside others. It has a parameter <c>Subject</c> of type <see cref="PanelSubject"/>; the request is cascaded to it as to a page.</param>
/// <param name="Order">Ascending from top to bottom.</param>
public sealed record Panel(string Place, Type Component, int Order)
{
    /// <summary>The page of a dossier: Dossier, Procedure, Version, Body (the competent one), Node (the first open one).</summary>
    public const string OfDossier = "dossier";

    /// <summary>The page of a published procedure: Procedure, Version, Body (of a local variant).</summary>
    public const string OfProcedure = "procedure";
}

public static class PanelServices
{
    /// <summary>Has the component drawn at all pages of that place.</summary>
    public static IServiceCollection AddPanel<TComponent>(this IServiceCollection services, string place, int order)
        where TComponent : IComponent => services.AddSingleton(new Panel(place, typeof(TComponent), order));
}
