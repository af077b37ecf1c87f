using System.Text;
using AlignSharp.Text.Unicode;

namespace AlignSharp.Text;

/// <summary>Enumerates a text in order as added tokens and the text between them.</summary>
internal ref struct AddedTokenSections(AddedTokenSet tokens, ReadOnlySpan<char> text)
{
    private const int NoToken = -1;
    private readonly ReadOnlySpan<char> _text = text;
    private int _searched;
    private int _taken;
    private int _foundId = NoToken;

    /// <summary>The text between tokens; empty where the section is a token.</summary>
    public ReadOnlySpan<char> Text { get; private set; }

    /// <summary>The token's id, or a negative number where the section is text.</summary>
    public int TokenId { get; private set; }

    public readonly AddedTokenSections Current => this;

    public readonly AddedTokenSections GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_foundId != NoToken)
        {
            return GiveToken();
        }

        var start = _taken;
        if (!FindNext(out var end))
        {
            end = _taken = _text.Length;
        }

        if (start < end)
        {
            Text = _text[start..end];
            TokenId = NoToken;
            return true;
        }

        return _foundId != NoToken && GiveToken();
    }

    private bool GiveToken()
    {
        Text = default;
        TokenId = _foundId;
        _foundId = NoToken;
        return true;
    }

    /// <summary>Finds the next token that its flags allow, and where the text before it ends.</summary>
    private bool FindNext(out int textEnd)
    {
        while (tokens.TryFind(_text, _searched, out var start, out var length, out var token))
        {
            _searched = start + length;
            if (token.SingleWord && (WordCharacter.Ends(_text[..start]) || WordCharacter.Starts(_text[_searched..])))
            {
                continue;
            }

            textEnd = token.LeftStrip ? Math.Max(_text[..start].TrimEnd().Length, _taken) : start;
            _taken = token.RightStrip ? _text.Length - _text[_searched..].TrimStart().Length : _searched;
            _foundId = token.Id;
            return true;
        }

        textEnd = 0;
        return false;
    }
}
