using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Daylight.Web;

/// <summary>
/// One of the report's systems. Its module file is its table of contents: what it is called, which tables it keeps,
/// where it appears in the navigation, which addresses it answers.
/// </summary>
public abstract class Module
{
    /// <summary>The name in addresses, folders and table prefixes: <c>petitions</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The name people read.</summary>
    public abstract Words Title { get; }

    /// <summary>The module's entries in header and footer.</summary>
    public virtual IEnumerable<NavigationItem> Navigation => [];

    /// <summary>The procedures by which its cases go.</summary>
    public virtual IEnumerable<Procedure> Procedures => [];

    /// <summary>What it counts.</summary>
    public virtual IEnumerable<Measure> Measures => [];

    /// <summary>
    /// The officers' page on which a case of this module is worked on, where that is not the general file of the desk:
    /// an address from the site's root, or null.
    /// </summary>
    public virtual string? CaseFile(Case matter) => null;

    /// <summary>Adds the module's tables.</summary>
    public virtual void Model(ModelBuilder model) { }

    /// <summary>What it shows on the home page of everybody; null for nothing.</summary>
    public virtual Task<HomePart?> AtHome(IServiceProvider services, CancellationToken stop) => Task.FromResult<HomePart?>(null);

    /// <summary>Registers what the module's handlers ask for.</summary>
    public virtual void Services(IServiceCollection services) { }

    /// <summary>Maps the module's addresses.</summary>
    public abstract void Routes(IEndpointRouteBuilder routes);
}
