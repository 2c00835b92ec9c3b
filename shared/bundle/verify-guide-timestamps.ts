import type { GuideStep } from './verify-guide-step.ts';

// String.raw, so that backslashes reach the shell as they stand here. Shell variables are written without braces.

export const timeStampsStep: GuideStep = {
  title: '9. TIME STAMPS',
  text: `Of each time stamp (RFC 3161) three files: the query, the reply, and the root that whoever took it in trusted.
timestamps/ may be added to later and is in no list. A time stamp has to be sound under the root beside it; only where
it leads to a root that you trust does it prove anything. The certificates are taken as of the time that was stamped.`,
  commands: String.raw`stamped_by() {
  openssl ts -verify -queryfile "$stem.tsq" -in "$stem.tsr" -CAfile "$1" -partial_chain -attime "$at" \
    > /dev/null 2>&1 || return 1
  for note in data/ledger/checkpoint.txt data/ledger/history/*.txt; do
    [ -f "$note" ] || continue
    head -n 3 "$note" > "$work/note"
    openssl ts -verify -data "$work/note" -in "$stem.tsr" -CAfile "$1" -partial_chain -attime "$at" \
      > /dev/null 2>&1 && stamped=$(sed -n 2p "$work/note") && return 0
  done
  return 1
}
for file in timestamps/*; do
  [ -e "$file" ] || continue
  stem=$(printf '%s' "$file" | sed 's/\.\(tsq\|tsr\|pem\)$//')
  [ "$stem" != "$file" ] || fail "$file is of no time stamp"
  for ending in tsq tsr pem; do [ -f "$stem.$ending" ] || fail "$stem.$ending is missing"; done
  [ "$file" = "$stem.tsr" ] || continue
  [ "$stem" = "timestamps/stamp-$(sha256sum < "$file" | cut -c 1-16)" ] || fail "$file has another name"
  at=$(openssl ts -reply -in "$file" -text 2> /dev/null | sed -n 's/^Time stamp: //p')
  at=$(date -u -d "$at" +%s) || fail "$file says no time"
  stamped_by "$stem.pem" || fail "$file"
  time=$(date -u -d "@$at" +%Y-%m-%dT%H:%M:%SZ)
  if [ -f "$trusted_time_roots" ] && stamped_by "$trusted_time_roots"; then echo "$stamped lines existed at $time"
  else echo "$stamped lines existed at $time, says somebody whom you have no root of"; fi
done
echo "$origin, $size lines: signatures, files, chain, root, log signature, disclosures and evidence hold"`,
};
