#compdef align
# align completion for zsh: eval "$(align completion zsh)"
_align_completion() {
    local -a suggestions
    suggestions=("${(@f)$(align "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
    # Options are offered once a dash is typed; until then files are.
    [[ $PREFIX == -* ]] || suggestions=(${suggestions:#-*})
    compadd -- ${suggestions:#} || _files
}
compdef _align_completion align
