using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ThongSuot.Platform.Log;
using ThongSuot.Platform.Security;
using ThongSuot.Platform.Ui;
using ThongSuot.Reform.Comments;
using ThongSuot.Reform.Difficulties;
using ThongSuot.Reform.Ratings;

namespace ThongSuot.Reform.Feedback;

/// <summary>What the module needs to hear people: feedback, difficulties, comments, ratings.</summary>
internal static class Listening
{
    public static void AddListening(this IServiceCollection services)
    {
        services.AddSingleton(provider => ReformSettings.Read(provider.GetService<IConfiguration>()));
        services.AddSingleton<Numbers>();
        services.AddSingleton<Pace>();
        services.AddSingleton<Parts>();
        services.AddScoped<GiveFeedback>();
        services.AddScoped<AnswerFeedback>();
        services.AddScoped<FeedbackInbox>();
        services.AddSingleton<RemindOwners>();
        services.AddPanel<ProcedureFeedbackPanel>(Panel.OfProcedure, 10);
        services.AddPanel<DossierFeedbackPanel>(Panel.OfDossier, 20);
        services.AddScoped<ReportDifficulty>();
        services.AddScoped<DifficultyList>();
        services.AddSingleton<MakeDigest>();
        services.AddScoped<KeepPeriod>();
        services.AddScoped<GiveComment>();
        services.AddScoped<PeriodList>();
        services.AddHostedService<Rounds>();
        services.AddSingleton<IListener, OnDossierEnded>();
        services.AddScoped<RateDossier>();
        services.AddScoped<RatingList>();
        services.AddPanel<DossierRatingPanel>(Panel.OfDossier, 10);
        services.AddPanel<ProcedureRatingPanel>(Panel.OfProcedure, 20);
        services.AddNavigation(new NavigationItem("Lấy ý kiến", "/lay-y-kien", 62, Place: NavigationPlace.Visitors));
        services.AddNavigation(new NavigationItem("Vướng mắc", "/vuong-mac", 40, Policies.SignedIn, NavigationPlace.User));
        services.AddNavigation(new NavigationItem("Đánh giá hồ sơ", "/danh-gia", 42, Policies.SignedIn, NavigationPlace.User));
        services.AddNavigation(new NavigationItem("Góp ý", "/gop-y", 39, Policies.SignedIn, NavigationPlace.User));
    }

    public static void MapListening(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapFeedback();
        endpoints.MapComments();
    }
}
