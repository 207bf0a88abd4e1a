namespace ThongSuot.Platform.Ui;

/// <summary>The symbols of the kit, drawn by us on a grid of 24 × 24 with a line of 2.</summary>
public enum IconName
{
    Alert, ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Bell, Calendar, Check, CheckCircle, ChevronDown, Circle, Clock,
    Close, Contrast, Download, Edit, Eye, File, Filter, Folder, Home, Inbox, Info, Lock, Menu, Pause, Plus, Print,
    Return, Search, Send, SignOut, Sort, Trash, Upload, User, Users, Warning,
}

internal static class IconPaths
{
    private const string Ring = "M12 3a9 9 0 1 1 0 18a9 9 0 1 1 0-18z";

    /// <summary>The outline of an icon as one SVG path.</summary>
    public static string Of(IconName name) => name switch
    {
        IconName.Alert => Ring + "M12 7.5v5.5M12 16.4v.1",
        IconName.ArrowDown => "M12 5v14M6 13l6 6l6-6",
        IconName.ArrowLeft => "M19 12H5M11 6l-6 6l6 6",
        IconName.ArrowRight => "M5 12h14M13 6l6 6l-6 6",
        IconName.ArrowUp => "M12 19V5M6 11l6-6l6 6",
        IconName.Bell => "M6 16v-5a6 6 0 1 1 12 0v5l2 2H4zM10 21h4",
        IconName.Calendar => "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
        IconName.Check => "M5 12.5l4.5 4.5L19 7.5",
        IconName.CheckCircle => Ring + "M8 12.3l2.8 2.8L16 9.7",
        IconName.ChevronDown => "M6 9l6 6l6-6",
        IconName.Circle => Ring,
        IconName.Clock => Ring + "M12 7v5l3.5 2",
        IconName.Close => "M6 6l12 12M18 6L6 18",
        IconName.Contrast => Ring + "M12 3v18M15 4.5v15M18 6.7v10.6",
        IconName.Download => "M12 4v11M7 11l5 5l5-5M5 20h14",
        IconName.Edit => "M5 19l1-4.5L16.5 4l3.5 3.5L9.5 18zM14 6.5l3.5 3.5",
        IconName.Eye => "M2.5 12q9.5-13 19 0q-9.5 13-19 0zM12 9.5a2.5 2.5 0 1 1 0 5a2.5 2.5 0 1 1 0-5z",
        IconName.File => "M6 3h8l5 5v13H6zM14 3v5h5",
        IconName.Filter => "M4 5h16l-6 8v6l-4-2v-4z",
        IconName.Folder => "M3 6h6l2 3h10v10H3z",
        IconName.Home => "M4 11l8-7l8 7v9h-5v-6H9v6H4z",
        IconName.Inbox => "M4 13l3-8h10l3 8v6H4zM4 13h5l1 2.5h4l1-2.5h5",
        IconName.Info => Ring + "M12 11v5.5M12 7.6v.1",
        IconName.Lock => "M5 11h14v10H5zM8 11V8a4 4 0 0 1 8 0v3",
        IconName.Menu => "M4 7h16M4 12h16M4 17h16",
        IconName.Pause => Ring + "M9.7 8.5v7M14.3 8.5v7",
        IconName.Plus => "M12 5v14M5 12h14",
        IconName.Print => "M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z",
        IconName.Return => "M9 6L4 11l5 5M4 11h10a5 5 0 0 1 0 10h-2",
        IconName.Search => "M10.5 4a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13zM15.5 15.5L21 21",
        IconName.Send => "M21 3L10 14M21 3l-6.5 18L10 14L3 9.5z",
        IconName.SignOut => "M14 4H5v16h9M10 12h11M17 8l4 4l-4 4",
        IconName.Sort => "M8 9l4-4l4 4M8 15l4 4l4-4",
        IconName.Trash => "M4 7h16M9 7V4h6v3M6 7l1 14h10l1-14M10 11v6M14 11v6",
        IconName.Upload => "M12 16V5M7 9l5-5l5 5M5 20h14",
        IconName.User => "M12 4a4 4 0 1 1 0 8a4 4 0 1 1 0-8zM4 21q0-6 8-6t8 6",
        IconName.Users => "M9 5a3.5 3.5 0 1 1 0 7a3.5 3.5 0 1 1 0-7zM2.5 20q0-5 6.5-5t6.5 5M16 5.3a3.5 3.5 0 0 1 0 6.4M18 15.3q3.5 1 3.5 4.7",
        IconName.Warning => "M12 4L2.5 20h19zM12 10v4.500M12 17.200v.1",
    };
}
