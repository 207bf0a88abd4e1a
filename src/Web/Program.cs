using ThongSuot.Web;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddPages();

var app = builder.Build();
app.UsePages();
app.MapPages();
app.Run();
