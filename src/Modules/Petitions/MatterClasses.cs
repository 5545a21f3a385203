namespace Daylight.Petitions;

sealed class MatterClasses
{
    public (string Code, Words Words)? Find(string? code) => null;
}
