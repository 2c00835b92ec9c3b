import type { GuideStep } from './verify-guide-step.ts';

// String.raw, so that backslashes reach the shell as they stand here. Shell variables are written without braces.

export const chainStep: GuideStep = {
  title: '4. THE CHAIN',
  text: `Each line of the ledger is its own canonical form, has its number, and names the SHA-256 of the line before.
The last line is the release, and there are as many lines as the checkpoint says. jq stands in for RFC 8785:
jq 1.7 and later do not see that a number was written otherwise, such as 1.0 for 1.`,
  commands: String.raw`hash_files() { (cd "$1" && find . -type f | sort | xargs -r sha256sum | cut -c 1-64); }
canonical() { jq -cS . "$1" | sed 's/\\u007f/\x7f/g' | cmp - <(sed 's/\\u007f/\x7f/g' "$1"); }
canonical data/ledger/entries.jsonl || fail "a line of the ledger is not in its canonical form"
jq -e -s 'def matches(pattern): type == "string" and test("\\A" + pattern + "\\z");
  all(.[]; keys == ["_sd", "day", "log", "prev", "seq", "type", "v"] and
    (.log | matches("plumbline\\.local/[0-9a-f]{16}")) and (.prev | matches("[0-9a-f]{64}")) and
    (.seq | type == "number") and (.type | matches("[a-z]+(\\.[a-z]+)?")) and
    all(._sd | to_entries[]; (.key | matches("[a-zA-Z][a-zA-Z0-9]{0,39}")) and
      (.value | matches("[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]"))))' data/ledger/entries.jsonl > "$work/true" ||
  fail "a line of the ledger is malformed"
mkdir "$work/lines" "$work/leaves" || exit 1
number=0
while IFS= read -r line; do
  printf -v name '%012d' "$number"
  printf '%s' "$line" > "$work/lines/$name"
  printf '\0%s' "$line" > "$work/leaves/$name"
  number=$((number + 1))
done < data/ledger/entries.jsonl
hash_files "$work/lines" > "$work/line-hashes" || fail "the lines cannot be hashed"
jq -r '"\(.seq) \(.prev) \(.log) \(.type)"' data/ledger/entries.jsonl | paste -d ' ' - "$work/line-hashes" |
  awk -v size="$size" -v origin="$origin" '
    BEGIN { last = sprintf("%064d", 0) }
    $1 != NR - 1 || $2 "" != last "" { print "line " (NR - 1); bad = 1; exit }
    NR > 1 && $3 != log_name && $4 != "log.succeed" { print "line " (NR - 1); bad = 1; exit }
    { last = $5; log_name = $3; type = $4 }
    END { exit bad || NR != size || type != "release.freeze" || log_name != origin }' ||
  fail "the chain"`,
};

export const merkleStep: GuideStep = {
  title: '5. THE ROOT',
  text: `The Merkle tree of RFC 9162 over the lines gives the third line of the checkpoint. One round for each level of
the tree, so that it takes seconds for thousands of lines; every line becomes a small file for a while, so for a
ledger of a hundred thousand lines and more use Plumbline.`,
  commands: String.raw`hash_files "$work/leaves" > "$work/nodes" || fail "the leaves cannot be hashed"
while [ "$(wc -l < "$work/nodes")" -gt 1 ]; do
  mkdir "$work/level" || exit 1
  paste -d '\0' - - < "$work/nodes" > "$work/pairs" || exit 1
  grep -xE '.{128}' "$work/pairs" | sed 's/^/01/' | xxd -r -p | split -b 65 -d -a 9 - "$work/level/" || exit 1
  { hash_files "$work/level" && sed -n '/^.\{64\}$/p' "$work/pairs"; } > "$work/nodes" || exit 1
  rm -r "$work/level"
done
[ "$(xxd -r -p < "$work/nodes" | base64)" = "$root" ] || fail "the lines have another root than the checkpoint"`,
};

export const checkpointStep: GuideStep = {
  title: '6. THE CHECKPOINT',
  text: `The log's signature covers the three lines. Its key is the one that you hold in ../log.vkey; without that file
it is the one in the bundle, for which the signers of step 1 vouch. A cosignature covers a time and the three
lines; it says something only if its key is in your ../witnesses, one verifier key a line.`,
  commands: String.raw`dash=$(printf '\342\200\224')
sound() {
  name=$(printf '%s' "$1" | cut -d + -f 1)
  printf '%s' "$1" | cut -d + -f 3- | base64 -d > "$work/key" || return 1
  key_id=$({ printf '%s\n' "$name"; cat "$work/key"; } | sha256sum | cut -c 1-8)
  [ "$1" = "$name+$key_id+$(base64 -w 0 < "$work/key")" ] || return 1
  [ "$(wc -c < "$work/key")" -eq 33 ] || return 1
  [ "$(head -c 1 "$work/key" | xxd -p)" = "$3" ] || return 1
  printf '%s' "$2" | cut -d ' ' -f 3- | base64 -d > "$work/signed" || return 1
  [ "$2" = "$dash $name $(base64 -w 0 < "$work/signed")" ] || return 1
  [ "$(head -c 4 "$work/signed" | xxd -p)" = "$key_id" ] || return 1
  cp "$work/body" "$work/message"
  length=68
  if [ "$3" = 04 ]; then
    length=76
    seconds=$((16#$(tail -c +5 "$work/signed" | head -c 8 | xxd -p)))
    { printf 'cosignature/v1\ntime %s\n' "$seconds"; cat "$work/body"; } > "$work/message"
  fi
  [ "$(wc -c < "$work/signed")" -eq "$length" ] || return 1
  tail -c 64 "$work/signed" > "$work/signature"
  { printf 302a300506032b6570032100 | xxd -r -p; tail -c 32 "$work/key"; } |
    openssl pkey -pubin -inform DER -out "$work/key.pem" || return 1
  openssl pkeyutl -verify -pubin -inkey "$work/key.pem" -rawin -in "$work/message" -sigfile "$work/signature"
}
cosigned() {
  sound "$1" "$2" 04 || return 1
  if grep -qxF -e "$1" "$trusted_witnesses" 2> "$work/none"; then whose="a key that you hold"
  else whose="a key out of the bundle, for which nobody vouches"; fi
  echo "cosigned by $name at $(date -u -d "@$seconds" +%Y-%m-%dT%H:%M:%SZ) with $whose"
}
if [ -e "$trusted_log_key" ]; then cmp "$trusted_log_key" keys/log.vkey || fail "another log key than yours"; fi
sound "$(cat keys/log.vkey)" "$(sed -n 5p data/ledger/checkpoint.txt)" 01 || fail "the log's signature"
[ "$name" = "$origin" ] || fail "the log key is that of another case"
cmp "$work/key.pem" keys/log.pub.pem || fail "keys/log.pub.pem"
[ -z "$(sed -n 4p data/ledger/checkpoint.txt)" ] || fail "the checkpoint is malformed"
jq -j .checkpoint data/edition.json | cmp - "$work/body" || fail "data/edition.json is about another checkpoint"
tail -n +6 data/ledger/checkpoint.txt > "$work/cosignatures"
number=0
while IFS= read -r line; do
  number=$((number + 1))
  key=keys/witness
  if [ "$number" -gt 1 ]; then key=keys/witness-$number; fi
  cosigned "$(cat "$key.vkey")" "$line" || fail "cosignature $number"
  cmp "$work/key.pem" "$key.pub.pem" || fail "$key.pub.pem"
done < "$work/cosignatures"
for file in signatures/*.cosig; do
  [ -e "$file" ] || continue
  cosigned "$(sed -n 1p "$file")" "$(sed -n 2p "$file")" || fail "$file"
done`,
};
