namespace ThongSuot.Testing;

/// <summary>
/// The data folder of a program that runs inside a test process. Such a program may still close its files after its factory was disposed of
/// (its <c>Main</c> ends on a thread of its own), so the folder goes when the process ends, not before.
/// </summary>
public static class ProgramFolder
{
    public static DirectoryInfo Create(string prefix)
    {
        var folder = Directory.CreateTempSubdirectory(prefix);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Delete(folder);
        return folder;
    }

    private static void Delete(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A program that still writes at the very end must not turn a passed run into a failed one.
        }
    }
}
