using Xunit;

namespace Daylight.Tests.Shape;

/// <summary>How types are made and named.</summary>
public sealed class TypeTests
{
    static readonly string[] Empty = ["Manager", "Helper", "Helpers", "Util", "Utils", "Service", "Services", "Dto", "Impl"];

    [Fact]
    public void Every_class_is_sealed_unless_something_derives_from_it()
    {
        var all = Types.All.ToList();
        var bases = all.Select(type => type.BaseType).OfType<Type>()
            .Select(type => type.IsGenericType ? type.GetGenericTypeDefinition() : type).ToHashSet();
        // Razor writes the class of a view itself, and leaves it open.
        var open = all.Where(type => type is { IsClass: true, IsAbstract: false, IsSealed: false }
            && !bases.Contains(type) && !type.IsAssignableTo(typeof(Microsoft.AspNetCore.Components.IComponent)));
        Assert.Empty(open);
    }

    [Fact]
    public void A_name_says_what_a_thing_is_not_that_it_is_a_thing() =>
        Assert.DoesNotContain(Types.All.Select(type => type.Name.Split('`')[0]),
            name => Empty.Any(suffix => name.EndsWith(suffix, StringComparison.Ordinal)));

    [Fact]
    public void An_interface_is_a_port_of_the_kernel() =>
        Assert.DoesNotContain(Types.All, type => type.IsInterface && !Types.Kernel.Contains(type));
}
