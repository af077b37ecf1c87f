# align completion for bash: eval "$(align completion bash)"
_align_completion() {
    local word="${COMP_WORDS[COMP_CWORD]}" suggestion
    COMPREPLY=()
    while IFS= read -r suggestion; do
        # Options are offered once a dash is typed; until then files are (by -o default).
        [[ $suggestion == -* && $word != -* ]] && continue
        [[ $suggestion == "$word"* ]] && COMPREPLY+=("$suggestion")
    done < <(align "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)
}
complete -o default -F _align_completion align
