using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ThongSuot.Platform.Tests.Ui;

/// <summary>Renders one component to a document, as the server does.</summary>
internal static class Rendered
{
    public static async Task<IElement> Of<TComponent>(params (string Name, object? Value)[] parameters)
        where TComponent : IComponent
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var values = parameters.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(values))).ToHtmlString());
        return new HtmlParser().ParseDocument($"<body>{html}</body>").Body!;
    }
}
