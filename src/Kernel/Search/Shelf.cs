using Lucene.Net.Codecs;
using Lucene.Net.Codecs.Compressing;
using Lucene.Net.Codecs.Lucene46;

namespace Daylight;

/// <summary>
/// Lucene's own format but for stored texts: compressed in chunks of a piece or less instead of sixteen kilobytes,
/// because a page of hits reads ten texts from ten places, and each chunk has to be unpacked to its end.
/// </summary>
[CodecName("Daylight")]
sealed class Shelf() : FilterCodec(new Lucene46Codec())
{
    const int ChunkBytes = 1024;

    public override StoredFieldsFormat StoredFieldsFormat { get; } =
        new CompressingStoredFieldsFormat("DaylightTexts", CompressionMode.FAST, ChunkBytes);

    /// <summary>Lets Lucene find the format by its name in an index.</summary>
    public static void Register() => Codec.SetCodecFactory(new WithShelf());

    sealed class WithShelf : DefaultCodecFactory
    {
        protected override void Initialize()
        {
            base.Initialize();
            PutCodecType(typeof(Shelf));
        }
    }
}
