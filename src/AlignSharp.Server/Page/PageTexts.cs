using System.Collections.Immutable;

namespace AlignSharp.Server.Page;

/// <summary>What the page says in one language.</summary>
internal sealed record PageTexts
{
    public static PageTexts English { get; } = new()
    {
        Code = "en", OwnName = "English", Tagline = "Pictures and words in one space",
        Classify = "Classify", Search = "Search", Map = "Map", State = "State",
        DropPictures = "Drop pictures here, paste them, or choose files", ChoosePictures = "Choose pictures", Remove = "Remove",
        Labels = "Labels, with commas between them", LabelsExample = "cat, dog, red car", Template = "Sentence",
        MultiLabel = "Several labels may fit", Run = "Classify",
        Index = "Index", Plus = "Show me", PlusExample = "red car at night", Minus = "but without", MinusExample = "people",
        Count = "Results", Find = "Search", MoreLikeThis = "More like this", Nothing = "Nothing was found.",
        NoIndex = "This server has no index. Start it with --index NAME=PATH.",
        MapHelp = "Each point is a row; near points are alike. Arrow keys go from point to point, Enter searches for its like.",
        Key = "API key", KeyHelp = "Needed only if this server asks for one. Kept until the tab is closed.",
        Working = "Working...", Ready = "Ready", NotReady = "Not ready", Failed = "That did not work",
        NeedPictures = "Choose a picture first.", NeedLabels = "Type at least one label.", NeedQuery = "Type words or choose a picture.",
        Api = "API description", Rows = "rows", Skip = "Skip to content",
    };

    public static PageTexts Japanese { get; } = new()
    {
        Code = "ja", OwnName = "日本語", Tagline = "画像と言葉をひとつの空間に",
        Classify = "分類", Search = "検索", Map = "地図", State = "状態",
        DropPictures = "画像をここにドロップ、貼り付け、またはファイルを選択", ChoosePictures = "画像を選ぶ", Remove = "取り除く",
        Labels = "ラベル（コンマ区切り）", LabelsExample = "cat, dog, red car", Template = "文の形",
        MultiLabel = "複数のラベルが当てはまる", Run = "分類する",
        Index = "索引", Plus = "探すもの", PlusExample = "red car at night", Minus = "含めないもの", MinusExample = "people",
        Count = "件数", Find = "検索する", MoreLikeThis = "似たものを探す", Nothing = "見つかりませんでした。",
        NoIndex = "このサーバーには索引がありません。--index 名前=パス を付けて起動してください。",
        MapHelp = "点はそれぞれ一行を表し、近い点ほど似ています。矢印キーで点を移り、Enter で似たものを探します。",
        Key = "API キー", KeyHelp = "サーバーが求める場合だけ必要です。タブを閉じるまで保持されます。",
        Working = "処理中...", Ready = "準備完了", NotReady = "準備中", Failed = "うまくいきませんでした",
        NeedPictures = "先に画像を選んでください。", NeedLabels = "ラベルを一つ以上入力してください。", NeedQuery = "言葉を入力するか、画像を選んでください。",
        Api = "API の説明", Rows = "行", Skip = "本文へ移動",
    };

    public static ImmutableList<PageTexts> All { get; } = [English, Japanese];

    public required string Code { get; init; }
    public required string OwnName { get; init; }
    public required string Tagline { get; init; }
    public required string Classify { get; init; }
    public required string Search { get; init; }
    public required string Map { get; init; }
    public required string State { get; init; }
    public required string DropPictures { get; init; }
    public required string ChoosePictures { get; init; }
    public required string Remove { get; init; }
    public required string Labels { get; init; }
    public required string LabelsExample { get; init; }
    public required string Template { get; init; }
    public required string MultiLabel { get; init; }
    public required string Run { get; init; }
    public required string Index { get; init; }
    public required string Plus { get; init; }
    public required string PlusExample { get; init; }
    public required string Minus { get; init; }
    public required string MinusExample { get; init; }
    public required string Count { get; init; }
    public required string Find { get; init; }
    public required string MoreLikeThis { get; init; }
    public required string Nothing { get; init; }
    public required string NoIndex { get; init; }
    public required string MapHelp { get; init; }
    public required string Key { get; init; }
    public required string KeyHelp { get; init; }
    public required string Working { get; init; }
    public required string Ready { get; init; }
    public required string NotReady { get; init; }
    public required string Failed { get; init; }
    public required string NeedPictures { get; init; }
    public required string NeedLabels { get; init; }
    public required string NeedQuery { get; init; }
    public required string Api { get; init; }
    public required string Rows { get; init; }
    public required string Skip { get; init; }
}
