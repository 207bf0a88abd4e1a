using ThongSuot.Engine.Processes;
using ThongSuot.Platform.Security;

namespace ThongSuot.Dossiers;

/// <summary>Where secrecy decides what may exist: titles, names, texts and files of a level are kept here, or only the fact that there is something.</summary>
internal static class ContentRule
{
    public static bool Holds(this Installation installation, Secrecy level) => level == Secrecy.Thuong || installation.IsIsolated;
}
