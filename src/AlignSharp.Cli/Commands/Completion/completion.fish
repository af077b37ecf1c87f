# align completion for fish: align completion fish | source
complete -c align -a '(align "[suggest:"(commandline -C)"]" (commandline) 2>/dev/null)'
