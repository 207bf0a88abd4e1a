using Microsoft.EntityFrameworkCore;

namespace ThongSuot.Platform.Data;

/// <summary>What a module brings to the one <see cref="AppDb"/>: its entity types, in tables that carry its prefix.</summary>
public abstract class EntityMap
{
    /// <summary>Lower-case table prefix of the module, without the underscore.</summary>
    public abstract string Prefix { get; }

    public abstract void Map(ModelBuilder model);
}
