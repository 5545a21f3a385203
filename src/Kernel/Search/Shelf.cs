using Lucene.Net.Codecs;
using Lucene.Net.Codecs.Compressing;
using Lucene.Net.Codecs.Lucene46;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Daylight;

/// <summary>
/// Lucene's own format but for stored texts, which are kept as they are: a page of hits reads twenty texts from twenty
/// places, and unpacking them took longer than finding them.
/// </summary>
[CodecName("Daylight")]
sealed class Shelf() : FilterCodec(new Lucene46Codec())
{
    // Of a long text so much is read at a time.
    const int SliceBytes = 2048;

    public override StoredFieldsFormat StoredFieldsFormat { get; } =
        new CompressingStoredFieldsFormat("DaylightPlain", new Plain(), SliceBytes);

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

    sealed class Plain : CompressionMode
    {
        public override Compressor NewCompressor() => new AsIs();

        public override Decompressor NewDecompressor() => new FromIt();
    }

    sealed class AsIs : Compressor
    {
        public override void Compress(byte[] bytes, int off, int len, DataOutput output) => output.WriteBytes(bytes, off, len);
    }

    sealed class FromIt : Decompressor
    {
        public override void Decompress(DataInput input, int originalLength, int offset, int length, BytesRef bytes)
        {
            if (bytes.Bytes.Length < originalLength) bytes.Bytes = new byte[originalLength];
            input.ReadBytes(bytes.Bytes, 0, originalLength);
            (bytes.Offset, bytes.Length) = (offset, length);
        }

        public override object Clone() => this;
    }
}
