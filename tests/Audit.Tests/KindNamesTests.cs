using System.Text.Json;
using ThongSuot.Audit.Reading;
using ThongSuot.Engine.Processes;

namespace ThongSuot.Audit.Tests;

public sealed class KindNamesTests
{
    public static TheoryData<string> Happenings => [.. typeof(DossierEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(DossierEvent))).Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Happenings))]
    public void Whatever_can_happen_to_a_dossier_has_words(string happening)
    {
        var type = "dossier." + JsonNamingPolicy.SnakeCaseLower.ConvertName(happening);

        Assert.NotEqual(type, KindNames.Of(type));
    }
}
