using Daylight.Bench;
using Daylight.Host.Importing;
using Xunit;

namespace Daylight.Tests.Kernel.Learning;

public sealed class LearningTests
{
    const string Schooling = "教育", Traffic = "交通", Environment = "环境";
    static readonly IReadOnlyList<Lesson> Letters = [.. LettersMadeUp.Make(600)];
    static readonly Lazy<Learned> MadeUp = new(() => Learn(Letters));

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static LabelModel Model => MadeUp.Value.Model!;

    static Learned Learn(IReadOnlyList<Lesson> lessons, LearningSettings? settings = null) => Daylight.Learning.From(lessons, settings ?? new(), CancellationToken.None);

    [Fact]
    public void Labels_are_learned_from_letters_and_every_letter_is_tried_once()
    {
        var trial = MadeUp.Value.Trial!;
        Assert.InRange(trial.MacroF1, 0.9, 1);
        Assert.Equal(Letters.OrderBy(lesson => lesson.Text), trial.Letters.Select(letter => letter.Lesson).OrderBy(lesson => lesson.Text));
        Assert.Equal(trial.Letters.Count(letter => letter.IsRight), trial.Labels.Sum(label => label.Right));
        Assert.Equal(600, trial.Labels.Sum(label => label.Suggested));
        Assert.Equal(trial.Labels, Model.Figures);
        Assert.Equal([0, 1, 2, 3, 4], trial.Letters.Select(letter => letter.Part).Distinct().Order());
    }

    [Fact]
    public void What_was_learned_is_kept_until_it_is_replaced_damaged_or_taken_away()
    {
        var folder = Directory.CreateTempSubdirectory("daylight-learned-");
        var models = new LearnedModels(Path.Combine(folder.FullName, "learned"), TimeProvider.System);
        Assert.Equal((null, null, 0), (models.Find("class"), models.Since, models.Forget()));
        models.Keep("class", null);
        models.Keep("class", Model);
        Assert.Equal(Model.Labels, models.Find("class")!.Labels);
        Assert.NotNull(models.Since);
        var file = Assert.Single(Directory.GetFiles(folder.FullName, "*", SearchOption.AllDirectories));
        File.WriteAllText(file, "rubbish");
        File.SetLastWriteTimeUtc(file, new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.Null(models.Find("class"));
        models.Keep("class", Model);
        Assert.Equal(1, models.Forget());
        Assert.Null(models.Find("class"));
        models.Keep("class", null);
        folder.Delete(recursive: true);
    }

    [Fact]
    public void A_suggestion_says_how_likely_it_is_and_by_which_words_of_the_letter()
    {
        var suggestion = Model.Suggest("小学转学", "请问幼儿园的学位和转学怎么办理？")!;
        Assert.Equal(Schooling, suggestion.Label);
        Assert.InRange(suggestion.Share, 0.8, 1);
        Assert.Equal(1, suggestion.Share + suggestion.Others.Sum(other => other.Share), 6);
        Assert.Equal(suggestion.Others.OrderByDescending(other => other.Share), suggestion.Others);
        Assert.DoesNotContain(suggestion.Others, other => other.Label == Schooling);
        Assert.Contains(suggestion.Because, reason => reason.Word is "转学");
        Assert.Contains(suggestion.Because, reason => reason.Word is "幼儿园");
        Assert.Equal(suggestion.Because.OrderByDescending(reason => reason.Share), suggestion.Because);
        Assert.InRange(suggestion.Because.Sum(reason => reason.Share), 0.5, 1);
    }

    [Fact]
    public void Reasons_stand_in_the_letter_as_it_is_written_and_are_words()
    {
        foreach (var lesson in Letters.Take(100))
        {
            foreach (var (word, share) in Model.Suggest(lesson.Subject, lesson.Text)?.Because ?? [])
            {
                Assert.Contains(word, $"{lesson.Subject}\n{lesson.Text}", StringComparison.Ordinal);
                Assert.InRange(word.Length, 2, 8);
                Assert.InRange(share, 0, 1);
            }
        }
    }

    [Fact]
    public void Traditional_characters_and_wide_letters_are_the_same_letter()
    {
        var plain = Model.Suggest("", "公交站旁边的红绿灯坏了，ABC路堵车")!;
        var other = Model.Suggest("", "公交站旁邊的紅綠燈壞了，ＡＢＣ路堵車")!;
        Assert.Equal((Traffic, plain.Share), (other.Label, other.Share));
        Assert.Contains(plain.Because, reason => reason.Word == "红绿灯");
        Assert.Contains(other.Because, reason => reason.Word == "紅綠燈");
    }

    [Fact]
    public void What_the_subject_says_counts_more_than_the_same_in_the_text() =>
        Assert.Equal((Environment, Traffic), (Model.Suggest("污水异味", "红绿灯堵车")!.Label, Model.Suggest("红绿灯堵车", "污水异味")!.Label));

    [Theory]
    [InlineData("")]
    [InlineData("！！！")]
    [InlineData("Ψ Ω 😀")]
    [InlineData("齉龘麤")]
    public void A_letter_that_tells_the_model_nothing_gets_no_suggestion(string text) => Assert.Null(Model.Suggest("", text));

    [Fact]
    public void A_model_that_is_not_sure_enough_says_nothing()
    {
        const string both = "红绿灯污水，公交站异味";
        Assert.NotNull(Learn(Letters, new() { Sure = 0 }).Model!.Suggest("", both));
        Assert.Null(Learn(Letters, new() { Sure = 0.99 }).Model!.Suggest("", both));
    }

    [Fact]
    public void A_label_with_too_few_different_letters_is_left_out_and_named()
    {
        IReadOnlyList<Lesson> copies = [.. Enumerable.Repeat(new Lesson("其他", "", "同一封信！"), 20), new("其他", "", " 同一封信 "), new("其他", "", "另一封信")];
        var learned = Learn([.. Letters, .. copies]);
        Assert.Equal(new LeftOutLabel("其他", 2, 5), Assert.Single(learned.LeftOut));
        Assert.Equal("“其他” has 2 different letters, fewer than 5, and was not learned.", learned.LeftOut[0].Words.En);
        Assert.DoesNotContain("其他", learned.Model!.Labels);
        Assert.Equal(MadeUp.Value.Copies + 20, learned.Copies);
    }

    [Fact]
    public void With_one_label_alone_there_is_nothing_to_learn()
    {
        var learned = Learn([.. Letters.Where(lesson => lesson.Label == Traffic)]);
        Assert.Equal((null, null), (learned.Model, learned.Trial));
        Assert.Empty(learned.LeftOut);
        Assert.Null(Learn([]).Model);
    }

    [Fact]
    public void A_few_letters_a_label_are_enough_to_begin_with()
    {
        var learned = Learn([.. Letters.GroupBy(lesson => lesson.Label).SelectMany(label => label.DistinctBy(lesson => lesson.Text).Take(12))]);
        Assert.Equal(6, learned.Model!.Labels.Count);
        Assert.Equal(Schooling, learned.Model.Suggest("幼儿园学位", "中考转学补课班主任")?.Label);
    }

    [Fact]
    public void Copies_of_a_letter_are_tried_together_whatever_their_label()
    {
        IReadOnlyList<Lesson> twins = [.. Letters.Take(100).Select(lesson => lesson with { Text = lesson.Text.Replace("，", " , ", StringComparison.Ordinal) })];
        var relabelled = Letters[0] with { Label = Letters[1].Label };
        var trial = Learn([.. Letters, .. twins, relabelled]).Trial!;
        var parts = trial.Letters.ToLookup(letter => Words(letter.Lesson), letter => letter.Part);
        Assert.All(parts, same => Assert.Single(same.Distinct()));
        Assert.True(parts[Words(relabelled)].Count() >= 3);
    }

    [Fact]
    public void The_same_letters_in_another_order_give_the_same_model() =>
        Assert.Equal(Saved(Model), Saved(Learn([.. Letters.Reverse()]).Model!));

    [Fact]
    public void A_saved_model_suggests_the_same()
    {
        var saved = Saved(Model);
        var loaded = LabelModelFile.TryLoad(new MemoryStream(saved), out var why)!;
        Assert.Null(why);
        Assert.Equal(Model.Labels, loaded.Labels);
        Assert.Equal(Model.Figures, loaded.Figures);
        Assert.Equal(Model.Sure, loaded.Sure);
        foreach (var lesson in Letters.Take(100))
        {
            var (mine, other) = (Model.Suggest(lesson.Subject, lesson.Text), loaded.Suggest(lesson.Subject, lesson.Text));
            Assert.Equal((mine?.Label, mine?.Share), (other?.Label, other?.Share));
            Assert.Equal(mine?.Because ?? [], other?.Because ?? []);
        }
        Assert.Equal(saved, Saved(loaded));
    }

    [Fact]
    public void A_broken_or_foreign_file_is_refused_with_a_sentence()
    {
        var saved = Saved(Model);
        foreach (var (file, said) in ((byte[], string)[])
        [
            ([], "no file of what was learned"), ([.. "a letter"u8], "no file of what was learned"), (new byte[4096], "no file of what was learned"),
            (saved[..^1], "damaged"), (saved[..60], "damaged"), ([.. saved, 0], "damaged"), (Changed(saved, saved.Length / 2), "damaged"), (Changed(saved, 15), "of version 2"),
        ])
        {
            Assert.Null(LabelModelFile.TryLoad(new MemoryStream(file), out var why));
            Assert.Contains(said, why!.En, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Learning_stops_when_it_is_told_to() =>
        Assert.Throws<OperationCanceledException>(() => Daylight.Learning.From(Letters, new(), new(canceled: true)));

    [Fact]
    public async Task Real_letters_are_given_their_topic_nine_times_in_ten_and_the_shares_hold()
    {
        var file = RealData.At("letters", "labelled.csv");
        var lessons = new List<Lesson>();
        await foreach (var draft in new LetterFile(LetterUse.Lessons, new(2026, 9, 1)).Read(file, Stop))
        {
            Assert.Empty(draft.Faults);
            lessons.Add(draft.Letter.Lesson);
        }
        var learned = Learn(lessons);
        var trial = learned.Trial!;
        var off = trial.Letters.GroupBy(letter => (int)(letter.Share * 10))
            .Sum(tenth => Math.Abs(tenth.Sum(letter => letter.Share) - tenth.Count(letter => letter.IsRight))) / trial.Letters.Count;
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"macro F1 {trial.MacroF1:0.0000} over {trial.Letters.Count} letters, {learned.Copies} copies; shares are off by {off:0.000}.");
        Assert.Equal(2337, trial.Letters.Count);
        Assert.Empty(learned.LeftOut);
        Assert.InRange(trial.MacroF1, 0.9, 1);
        Assert.InRange(off, 0, 0.05);
    }

    static string Words(Lesson lesson) => string.Concat((lesson.Subject + lesson.Text).Where(char.IsLetterOrDigit));

    static byte[] Saved(LabelModel model)
    {
        var file = new MemoryStream();
        model.Save(file);
        return file.ToArray();
    }

    static byte[] Changed(byte[] file, int at)
    {
        var changed = file.ToArray();
        changed[at] = (byte)(changed[at] == 1 ? 2 : changed[at] ^ 1);
        return changed;
    }
}
