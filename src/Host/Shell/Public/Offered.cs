using Daylight.Web;

namespace Daylight.Host.Shell.Public;

/// <summary>Pages of the shell link to what modules offer only when they offer it.</summary>
static class Offered
{
    extension(Reader reader)
    {
        /// <summary>True when some module put this address into header or footer.</summary>
        public bool Offers(string href) => reader.Site.Navigation.Any(item => item.Href == href);
    }
}
