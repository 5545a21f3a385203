using System.Collections.Concurrent;

namespace Daylight;

/// <summary>
/// What this node learned, a file for each model in a folder of the installation. Any of them may go at any time: it is
/// learned again from the letters there are. See docs/decisions/0011.
/// </summary>
/// <param name="folder">The folder.</param>
/// <param name="time">The clock.</param>
public sealed class LearnedModels(string folder, TimeProvider time)
{
    const string Ending = ".model";

    readonly ConcurrentDictionary<string, (DateTime Written, LabelModel? Model)> read = [];

    /// <summary>When the oldest of them was learned (UTC); null when there is none.</summary>
    public DateTime? Since => Kept.Select(File.GetLastWriteTimeUtc).Cast<DateTime?>().Min();

    IEnumerable<string> Kept => Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*" + Ending) : [];

    /// <summary>A model; null when nothing was learned, or its file can't be read.</summary>
    public LabelModel? Find(string name)
    {
        var path = PathOf(name);
        var written = File.GetLastWriteTimeUtc(path);
        if (read.TryGetValue(name, out var known) && known.Written == written) return known.Model;
        var model = Load(path);
        read[name] = (written, model);
        return model;
    }

    /// <summary>Keeps a model in the place of the one before; null takes that away.</summary>
    public void Keep(string name, LabelModel? model)
    {
        if (model is null)
        {
            if (File.Exists(PathOf(name))) File.Delete(PathOf(name));
            return;
        }
        Durable.CreateFolder(folder);
        var content = new MemoryStream();
        model.Save(content);
        Durable.Write(PathOf(name), content.ToArray(), replace: true);
        File.SetLastWriteTimeUtc(PathOf(name), time.Now());
        read.TryRemove(name, out _);
    }

    /// <summary>Takes all of them away.</summary>
    /// <returns>How many there were.</returns>
    public int Forget()
    {
        var gone = Kept.ToList();
        gone.ForEach(File.Delete);
        read.Clear();
        return gone.Count;
    }

    static LabelModel? Load(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return LabelModelFile.TryLoad(file, out _);
        }
        // It went between two looks: whoever took it away has another one soon.
        catch (IOException)
        {
            return null;
        }
    }

    string PathOf(string name) => Path.Combine(folder, name + Ending);
}
