using Daylight.Disclosure.Importing;

namespace Daylight.Host.Importing;

/// <summary>What a row says of a body, understood; what it leaves open stays as it is, or gets its usual value.</summary>
sealed class BodyDraft
{
    const int LongestName = 200;
    const int LongestLine = 500;
    const int LongestCode = 40;

    readonly IReadOnlyDictionary<BodyField, string> cells;

    public BodyDraft(BodyRow row)
    {
        (Origin, cells) = (row.Origin, row.Cells);
        if (row.Fault is { } fault) Faults.Add(fault);
        else Check();
    }

    public Origin Origin { get; }

    public List<Words> Faults { get; } = [];

    public List<Words> Warnings { get; } = [];

    public string Code => Cell(BodyField.Code) ?? "";

    public string? Parent => Cell(BodyField.Parent);

    public string? Name => Cell(BodyField.Name);

    BodyKind? Kind { get; set; }

    string? Organisation { get; set; }

    DateOnly? ValidFrom { get; set; }

    DateOnly? ValidTo { get; set; }

    /// <summary>The new body, below its superior.</summary>
    public Body Make(Body superior)
    {
        if (Organisation is null) Warnings.Add(BodyWords.OrganisationOfParent(superior.Code));
        var body = new Body
        {
            Code = Code, Name = Name!, NameEn = Name!, ShortName = Name!, Kind = BodyKind.Department, Path = "",
            OrganisationCode = superior.OrganisationCode,
        };
        Apply(body);
        return body;
    }

    /// <summary>Writes what the row says into a body. Its place in the tree is not the row's alone to decide.</summary>
    public void Apply(Body body)
    {
        body.Name = Name ?? body.Name;
        body.NameEn = Cell(BodyField.NameEn) ?? body.NameEn;
        body.ShortName = Cell(BodyField.ShortName) ?? body.ShortName;
        body.Kind = Kind ?? body.Kind;
        body.OrganisationCode = Organisation ?? body.OrganisationCode;
        body.DocumentPrefix = Cell(BodyField.Prefix) ?? body.DocumentPrefix;
        body.ValidFrom = ValidFrom ?? body.ValidFrom;
        body.ValidTo = ValidTo ?? body.ValidTo;
        body.Address = Cell(BodyField.Address) ?? body.Address;
        body.Phone = Cell(BodyField.Phone) ?? body.Phone;
        body.Hours = Cell(BodyField.Hours) ?? body.Hours;
        body.ReconsiderationOrgan = Cell(BodyField.Organ) ?? body.ReconsiderationOrgan;
        body.Court = Cell(BodyField.Court) ?? body.Court;
    }

    void Check()
    {
        if (Code.Length == 0) Faults.Add(BodyWords.NoCode);
        else if (Code.Length > LongestCode || !Code.All(char.IsAsciiLetterOrDigit)) Faults.Add(BodyWords.BadCode);
        foreach (var (field, text) in cells)
        {
            var most = field is BodyField.Name or BodyField.NameEn or BodyField.ShortName ? LongestName : LongestLine;
            if (text.Length > most) Faults.Add(BodyWords.TooLong(field.ToString(), most));
        }
        if (Cell(BodyField.Kind) is { } kind && (Kind = KindOf(kind)) is null) Faults.Add(BodyWords.NoSuchKind(kind));
        if (Cell(BodyField.Organisation) is { } code && (Organisation = OrganisationOf(code)) is null)
            Faults.Add(BodyWords.BadOrganisation(code));
        ValidFrom = Date(BodyField.ValidFrom);
        ValidTo = Date(BodyField.ValidTo);
        if (ValidTo < ValidFrom) Faults.Add(BodyWords.EndsBeforeStart);
    }

    static BodyKind? KindOf(string kind) => kind.ToLowerInvariant() switch
    {
        "government" or "政府" or "人民政府" => BodyKind.Government,
        "department" or "部门" or "职能部门" => BodyKind.Department,
        "street" or "街道" or "街道办事处" or "镇" or "乡" => BodyKind.Street,
        _ => null,
    };

    // A credit code holds the organisation code.
    static string? OrganisationOf(string code) => OrganisationCode.Parse(code)?.Code ?? CreditCode.Parse(code)?.Organisation;

    DateOnly? Date(BodyField field)
    {
        if (Cell(field) is not { } text) return null;
        if (LegalDate.TryRead(text, out var date, out var why)) return date;
        Faults.Add(BodyWords.BadDate(field.ToString(), why!));
        return null;
    }

    string? Cell(BodyField field) => cells.GetValueOrDefault(field);
}
