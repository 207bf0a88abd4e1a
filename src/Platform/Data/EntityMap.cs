using Microsoft.EntityFrameworkCore;

namespace ThongSuot.Platform.Data;

/// <summary>What a module brings to the one <see cref="AppDb"/>: its entity types, in tables that carry its prefix.</summary>
public abstract class EntityMap
{
    /// <summary>Lower-case table prefix of the module, without the underscore.</summary>
    public abstract string Prefix { get; }

    public abstract void Map(ModelBuilder model);

    /// <summary>Tables that only SQLite has.</summary>
    public virtual void MapOnSqlite(ModelBuilder model)
    {
    }

    /// <summary>Tables that only PostgreSQL has, since they live by an index that SQLite lacks.</summary>
    public virtual void MapOnPostgreSql(ModelBuilder model)
    {
    }
}
