using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace ThongSuot.Architecture.Tests;

/// <summary>What a compiled assembly uses of other assemblies, read from its metadata; nothing hides from it behind an alias or a using.</summary>
/// <param name="Type">Full name, generic arity as in metadata.</param>
/// <param name="Member">Null for the mere mention of a type.</param>
/// <param name="Parameters">Number of parameters, for methods.</param>
internal sealed record MemberUse(string Type, string? Member, int Parameters)
{
    public override string ToString() => Member is null ? Type : $"{Type}.{Member}({Parameters})";

    public static IReadOnlyList<MemberUse> Of(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        var types = metadata.TypeReferences.Select(handle => new MemberUse(NameOf(metadata, handle), null, 0));
        var members = metadata.MemberReferences.Select(metadata.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => new MemberUse(
                NameOf(metadata, (TypeReferenceHandle)member.Parent),
                metadata.GetString(member.Name),
                member.GetKind() == MemberReferenceKind.Method ? ParameterCount(metadata, member) : 0));
        return [.. types, .. members];
    }

    private static string NameOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? NameOf(metadata, (TypeReferenceHandle)type.ResolutionScope) + "+" + name
            : type.Namespace.IsNil ? name : metadata.GetString(type.Namespace) + "." + name;
    }

    // A method's signature: header, number of type parameters when generic, number of parameters.
    private static int ParameterCount(MetadataReader metadata, MemberReference member)
    {
        var signature = metadata.GetBlobReader(member.Signature);
        if (signature.ReadSignatureHeader().IsGeneric)
            signature.ReadCompressedInteger();
        return signature.ReadCompressedInteger();
    }
}
