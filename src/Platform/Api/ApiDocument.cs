using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ThongSuot.Platform.Api;

/// <summary>What the document says besides what the endpoints say themselves.</summary>
internal static class ApiDocument
{
    public static void Describe(OpenApiOptions document)
    {
        document.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        document.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/v1", StringComparison.Ordinal) == true;
        document.AddDocumentTransformer((api, _, _) =>
        {
            api.Info = new OpenApiInfo
            {
                Title = "Thông Suốt",
                Version = "v1",
                Description = "Organisation, procedures, dossiers, tasks and files. Errors are application/problem+json with a stable `code`. How to begin: docs/api.md.",
                License = null,
            };
            // The address is that of the installation; a program gives its own.
            api.Servers = [new OpenApiServer { Url = "/" }];
            api.Components ??= new OpenApiComponents();
            api.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
            api.Components.SecuritySchemes["token"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A personal or a service token." };
            api.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("token", api)] = [] }];
            return Task.CompletedTask;
        });
        document.AddOperationTransformer((operation, context, _) =>
        {
            operation.Parameters ??= [];
            if (string.Equals(context.Description.HttpMethod, "POST", StringComparison.Ordinal))
                operation.Parameters.Add(Header(Idempotency.Header, "Chosen by the program, 8 to 100 of A-Z a-z 0-9 - _ . : ; the same for each repetition of one request, kept for 24 hours."));
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<NeedsVersion>().Any())
                operation.Parameters.Add(Header("If-Match", "The ETag of what was read last."));
            return Task.CompletedTask;
        });
        document.AddSchemaTransformer((schema, context, _) =>
        {
            // Generators need to be told that a word is text.
            if (schema.Enum is { Count: > 0 } && schema.Type is null)
                schema.Type = JsonSchemaType.String;
            return Task.CompletedTask;
        });
    }

    private static OpenApiParameter Header(string name, string description) => new()
    {
        Name = name, In = ParameterLocation.Header, Required = true, Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };
}
