using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Testing;
using ThongSuot.Organisation.Accounts.Tokens;
using ThongSuot.Organisation.Data;
using ThongSuot.Platform.Api;
using ThongSuot.Platform.Data;

namespace ThongSuot.Access.Tests;

/// <summary>Every address of the interface for programs, asked by a token of everybody: let in where the person sees the thing, and nothing told of what it does not see.</summary>
public sealed class ApiWalkTests(RunningProvince province)
{
    public static TheoryData<string> Everybody => Walkers.Names;

    [Theory]
    [MemberData(nameof(Everybody))]
    public async Task Every_address_tells_a_token_what_its_person_may_see_and_nothing_foreign(string name)
    {
        if (await province.Walkers.Find(name) is not { } walker)
            return;
        using var program = await Program(walker, [.. ApiScopes.All.Select(s => s.Code)]);
        var (faults, unknown) = (new List<string>(), Guid.CreateVersion7());
        foreach (var address in province.Routes.Api.Where(a => a.Takes("GET") && a.Pattern != ThongSuot.Platform.Api.Api.DocumentAddress))
        {
            // No webhook stands in the sample: that of a made-up id is unknown to everybody.
            var webhook = address.Pattern.StartsWith("/api/v1/webhooks/{", StringComparison.Ordinal);
            var private_ = !webhook && address.Pattern.Contains("{id:guid}", StringComparison.Ordinal);
            var file = address.Pattern.Contains("{file:guid}", StringComparison.Ordinal);
            var things = !private_ ? [null] : province.Belongings.Things.Where(t => t.Kind == (file ? Kind.File : Kind.Dossier) || (!file && t.Kind == Kind.Draft && address.Pattern.EndsWith("/{id:guid}", StringComparison.Ordinal))).Cast<Thing?>().ToArray();
            foreach (var thing in things)
            {
                var path = webhook ? address.With(unknown.ToString(), unknown.ToString()) : thing is null ? address.With(address.Pattern.Contains("bodies", StringComparison.Ordinal) ? "X01" : "TCCB-01")
                    : file ? address.With((thing.Within ?? unknown).ToString(), thing.Id.ToString()) : address.With(thing.Id.ToString());
                var (status, text) = await Ask(program, path);
                var sees = !webhook && (thing is null || walker.Sees(thing));
                if (walker.Actor is null ? status != 401 : walker.Actor.Grants.Length == 0 ? status != 403 : sees ? status is not (200 or 404) || (status == 404 && !address.Pattern.Contains("{code}", StringComparison.Ordinal)) : status != 404)
                    faults.Add($"{path} answers {status} to {name}, who {(sees ? "sees" : "does not see")} it");
                faults.AddRange(province.Belongings.In(text).Where(f => !f.Things.Any(walker.Sees)).Where(f => province.Belongings.In(path).All(own => own.Token != f.Token)).Select(f => $"{path} gives away {f.Token}"));
            }
        }

        Assert.Empty(faults);
    }

    [Fact]
    public async Task A_token_without_the_scope_is_let_in_nowhere()
    {
        var walker = (await Task.WhenAll(Walkers.Names.Select(row => province.Walkers.Find(row.Data)))).First(w => w?.Actor?.Grants.Length > 0)!;
        foreach (var (scope, _) in ApiScopes.All)
        {
            using var program = await Program(walker, [.. ApiScopes.All.Select(s => s.Code).Where(s => s != scope)]);
            foreach (var address in province.Routes.Api.Where(a => a.Endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(p => p.Policy == ApiScopes.PolicyOf(scope))))
            {
                foreach (var method in address.Endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Routing.IHttpMethodMetadata>()!.HttpMethods)
                {
                    using var request = new HttpRequestMessage(new HttpMethod(method), address.With(Guid.CreateVersion7().ToString(), Guid.CreateVersion7().ToString()));
                    // Of another type it is no request of this address at all.
                    if (method is not "GET")
                        request.Content = address.Pattern.EndsWith("/files", StringComparison.Ordinal) ? new MultipartFormDataContent() : new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
                    var answer = await program.SendAsync(request);
                    Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{method} {request.RequestUri} answers {answer.StatusCode} without {scope}.");
                }
            }
        }
    }

    private static async Task<(int Status, string Text)> Ask(HttpClient program, string path)
    {
        var answer = await program.GetAsync(new Uri(path, UriKind.Relative));
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    // As the page makes it, without the slow comparison of passwords; nobody has none.
    private async Task<HttpClient> Program(Walker walker, string[] scopes)
    {
        var client = province.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        if (walker.Actor is not { } actor)
            return client;
        var (secret, prefix, hash) = TokenCheck.New();
        await province.Look(async db =>
        {
            var now = TimeProvider.System.GetUtcNow();
            db.Add(new AccessToken { Id = Guid.CreateVersion7(), Account = actor.Account, Name = "Phép thử", Prefix = prefix, Hash = hash, Scopes = string.Join(' ', scopes), MadeBy = actor.Person, MadeAt = now, ExpiresAt = now.AddDays(1) });
            return await db.SaveChangesAsync();
        });
        client.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        return client;
    }
}
