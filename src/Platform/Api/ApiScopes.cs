using System.Collections.Immutable;

namespace ThongSuot.Platform.Api;

/// <summary>What a token may be used for. A scope only narrows: what its person may not do, its token may not do either.</summary>
public static class ApiScopes
{
    public const string OrganisationRead = "organisation:read";
    public const string ProceduresRead = "procedures:read";
    public const string DossiersRead = "dossiers:read";
    public const string DossiersWrite = "dossiers:write";
    public const string TasksRead = "tasks:read";
    public const string FilesRead = "files:read";
    public const string FilesWrite = "files:write";
    public const string FiguresRead = "figures:read";
    public const string WebhooksManage = "webhooks:manage";

    /// <summary>Every scope with what a person who makes a token reads of it.</summary>
    public static readonly ImmutableArray<(string Code, string Name)> All =
    [
        (OrganisationRead, "Đọc cơ quan, vai trò"),
        (ProceduresRead, "Đọc thủ tục, biểu mẫu"),
        (DossiersRead, "Đọc hồ sơ"),
        (DossiersWrite, "Lập, gửi và xử lý hồ sơ"),
        (TasksRead, "Đọc danh sách việc cần xử lý"),
        (FilesRead, "Tải tệp của hồ sơ về"),
        (FilesWrite, "Tải tệp lên hồ sơ"),
        (FiguresRead, "Đọc số liệu"),
        (WebhooksManage, "Quản lý địa chỉ nhận tin (webhook)"),
    ];

    public static bool IsKnown(string code) => All.Any(s => s.Code == code);

    public static string NameOf(string code) => All.FirstOrDefault(s => s.Code == code).Name ?? code;

    /// <summary>The policy of an endpoint that asks for this scope.</summary>
    public static string PolicyOf(string scope) => PolicyPrefix + scope;

    internal const string PolicyPrefix = "api:";
}
