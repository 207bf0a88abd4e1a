using Microsoft.EntityFrameworkCore;
using ThongSuot.Platform.Data;
using ThongSuot.Reform.Comments;
using ThongSuot.Reform.Difficulties;
using ThongSuot.Reform.Feedback;
using ThongSuot.Reform.Ratings;

namespace ThongSuot.Reform.Data;

internal sealed class ReformMap : EntityMap
{
    public override string Prefix => "reform";

    public override void Map(ModelBuilder model)
    {
        FeedbackMap.Map(model);
        DifficultiesMap.Map(model);
        CommentsMap.Map(model);
        RatingsMap.Map(model);
        Inventories.InventoriesMap.Map(model);
        Initiatives.InitiativesMap.Map(model);
        Campaigns.CampaignsMap.Map(model);
        Facts.FactsMap.Map(model);
        Breaches.BreachesMap.Map(model);
        Figures.FiguresMap.Map(model);
    }
}
