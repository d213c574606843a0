#!/bin/sh
# A sample for nightcut.notify.command: puts what is told of a run into the system's log.
# On standard input is one JSON document: manifest, exit_code, stop_reason, sentence, to_do, report, results, ready,
# needs_someone, at_next_run.
set -eu
notice=$(cat)
if command -v jq >/dev/null; then
    notice=$(printf '%s' "$notice" | jq -r '"\(.manifest): \(.sentence) \(.to_do | join("; "))"')
fi
logger -t nightcut -- "$notice"
