#!/bin/sh
# Copies the state of Nightcut while no run uses it. Usage: backup.sh HOME TARGET-FOLDER
# Never restore an old copy over a newer state: what was paid since then would be paid again. A copy is for a lost disk.
set -eu
home=$1
target=$2
state=$home/state/nightcut.mv.db
NIGHTCUT_HOME=$home "${NIGHTCUT:-nightcut}" status >/dev/null || {
    echo "The state is in use, or cannot be read. Nothing was copied." >&2
    exit 1
}
umask 077
mkdir -p "$target"
copy=$target/nightcut-$(date +%Y-%m-%dT%H%M%S).mv.db
cp "$state" "$copy.part"
if [ "$(stat -c %s "$state")" != "$(stat -c %s "$copy.part")" ] || ! NIGHTCUT_HOME=$home "${NIGHTCUT:-nightcut}" status >/dev/null; then
    rm -f "$copy.part"
    echo "The state changed while it was copied. Nothing was kept." >&2
    exit 1
fi
mv "$copy.part" "$copy"
echo "$copy"
