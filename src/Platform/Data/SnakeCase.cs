using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ThongSuot.Platform.Data;

/// <summary>Columns, keys and indexes in lower_snake_case, so that hand-written SQL reads the same on both databases without quotes.</summary>
internal static class SnakeCase
{
    public static void Apply(IMutableModel model)
    {
        // What lies inside a JSON column has no columns, keys or indexes of its own.
        foreach (var entity in model.GetEntityTypes().Where(e => !e.IsMappedToJson()))
        {
            foreach (var property in entity.GetProperties())
                property.SetColumnName(Of(property.GetColumnName()));
            foreach (var key in entity.GetKeys())
                key.SetName(Of(key.GetName()!));
            foreach (var index in entity.GetIndexes())
                index.SetDatabaseName(Of(index.GetDatabaseName()!));
            foreach (var reference in entity.GetForeignKeys())
                reference.SetConstraintName(Of(reference.GetConstraintName()!));
        }
    }

    private static string Of(string name)
    {
        var snake = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_' && !char.IsUpper(name[i - 1]))
                snake.Append('_');
            snake.Append(char.ToLowerInvariant(name[i]));
        }

        return snake.ToString();
    }
}
