using System.Text;
using ThongSuot.Procedures.Interchange;
using ThongSuot.Procedures.Tests.OpenData;

namespace ThongSuot.Procedures.Tests.Interchange;

public sealed class FileEndpointTests(OpenSite site) : IClassFixture<OpenSite>
{
    [Fact]
    public async Task The_published_text_is_there_as_both_kinds_of_file_with_its_conditions_in_words()
    {
        var yaml = Encoding.UTF8.GetString(await site.Get("/thu-tuc/TCCB-04.yaml"));
        var bpmn = Encoding.UTF8.GetString(await site.Get("/thu-tuc/TCCB-04.bpmn"));
        Assert.Equal(Shipped.Text("TCCB-04").Canonical(), Shipped.Yaml(yaml).Canonical());
        Assert.Empty(Shipped.SchemaFaults(bpmn));
        Assert.Equal(Shipped.Text("TCCB-04").Canonical(), BpmnFiles.Read(bpmn, Shipped.Reference).Value!.Root.Canonical());
        Assert.Contains("là một trong", bpmn, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bpmn")]
    [InlineData("yaml")]
    public async Task A_file_is_an_attachment_and_an_unknown_code_is_not_found(string kind)
    {
        using var answer = await site.Client.GetAsync(new Uri($"/thu-tuc/TCCB-01.{kind}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal($"TCCB-01.{kind}", answer.Content.Headers.ContentDisposition!.FileName);
        using var none = await site.Client.GetAsync(new Uri($"/thu-tuc/TCCB-99.{kind}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(404, (int)none.StatusCode);
    }
}
