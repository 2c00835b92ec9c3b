import type { GuideStep } from './verify-guide-step.ts';

// String.raw, so that backslashes reach the shell as they stand here. Shell variables are written without braces.

export const disclosuresStep: GuideStep = {
  title: '7. DISCLOSURES',
  text: `Each disclosure opens exactly one digest: of a field in the ledger, under the name that it has there, or of an
element inside a disclosure before it. Every digest that nothing opens is listed in data/edition.json with its
line and field, and nothing else is listed there. For decoding, each disclosure is padded to whole bytes with line
feeds (oK, K and CgoK stand for two, one and three), so that all decode as one text.`,
  commands: String.raw`! grep -qvxE '([A-Za-z0-9_-]{4})*([A-Za-z0-9_-][AQgw]|[A-Za-z0-9_-]{2}[AEIMQUYcgkosw048])?' \
  data/disclosures.txt || fail "a disclosure is not base64url"
[ -z "$(tail -c 1 data/disclosures.txt)" ] || fail "data/disclosures.txt does not end with a line feed"
awk '{ rest = length($0) % 4; print $0 (rest == 2 ? "oK" : rest == 3 ? "K" : "CgoK") }' data/disclosures.txt |
  tr '_-' '/+' | base64 -d | tr -s '\n' > "$work/opened" || fail "a disclosure is not base64url"
canonical "$work/opened" || fail "a disclosure is not in its canonical form"
mkdir "$work/disclosures" || exit 1
number=0
while IFS= read -r text; do
  printf -v name '%012d' "$number"
  printf '%s' "$text" > "$work/disclosures/$name"
  number=$((number + 1))
done < data/disclosures.txt
hash_files "$work/disclosures" | sed 's/$/00/' | xxd -r -p | base64 -w 44 | cut -c 1-43 | tr '/+' '_-' > "$work/digests"
jq -r '.seq as $seq | ._sd | to_entries[] | "\(.value) \($seq) \(.key)"' data/ledger/entries.jsonl \
  > "$work/fields" || fail "the fields of the ledger"
jq -r 'def digest: type == "string" and test("\\A[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]\\z");
  def field: type == "string" and test("\\A[a-zA-Z][a-zA-Z0-9]{0,39}\\z");
  if length == 2 or (length == 3 and (.[1] | field)) then . else error("no disclosure") end |
  if .[0] | digest then . else error("a salt is not 32 bytes") end |
  .[-1] as $value |
  [$value | path(.. | objects | select(has("_sd") or has("...")))] as $places |
  [$places[] as $place | $value | getpath($place)] as $elements |
  if all($places[]; .[-1] | type == "number") and all($elements[]; keys == ["..."] and (.["..."] | digest)) then .
  else error("a value looks like a digest") end |
  [(if length == 3 then .[1] else "." end), $elements[]["..."]] | join(" ")' "$work/opened" > "$work/names" ||
  fail "a disclosure is malformed"
paste -d ' ' "$work/digests" "$work/names" | awk '
  function stop(why) { print why; bad = 1; exit }
  !opened { if ($1 in place) stop("a digest occurs twice"); place[$1] = $2 " " $3; kind[$1] = $3; next }
  !($1 in place) { stop("disclosure " FNR " opens nothing") }
  $1 in used { stop("disclosure " FNR " is there twice") }
  kind[$1] "" != $2 "" { stop("disclosure " FNR " has another name than its digest") }
  { used[$1] = 1
    for (i = 3; i <= NF; i++) {
      if ($i in place) stop("a digest occurs twice")
      place[$i] = place[$1]; kind[$i] = "."
    } }
  END { if (bad) exit 1; for (digest in place) if (!(digest in used)) print place[digest], digest }' \
  "$work/fields" opened=1 - > "$work/closed" || { cat "$work/closed"; fail "the disclosures"; }
jq -r '.withheld[] | if .field | test("\\A[a-zA-Z0-9]+\\z") then "\(.seq) \(.field) \(.digest)"
  else error("a field is malformed") end' data/edition.json | sort > "$work/withheld" || exit 1
sort "$work/closed" | diff - "$work/withheld" || fail "what is withheld is not what data/edition.json lists"
if [ "$(jq -r .edition data/edition.json)" = full ]; then
  [ ! -s "$work/withheld" ] || fail "a full edition withholds something"
fi`,
};

export const evidenceStep: GuideStep = {
  title: '8. EVIDENCE',
  text: `Each content that is disclosed has its file, of that SHA-256 and size, and each file has a content that names
it. Step 2 has hashed the files; here their names are compared with what it found.`,
  commands: String.raw`awk '$2 ~ /^data\/evidence\// && $2 "" != "data/evidence/" $1 { exit 1 }
  $2 ~ /^data\/profiles\// && $2 "" != "data/profiles/" $1 ".json" { exit 1 }' manifest-sha256.txt ||
  fail "a file has another content than its name says"
jq -r 'select(.type == "evidence.add") | ._sd.content' data/ledger/entries.jsonl > "$work/contents" || exit 1
jq -r 'if length == 3 and .[1] == "content" and (.[2] | type) == "object" then "\(.[2].sha256) \(.[2].size)"
  else "- -" end | if test("\\A[0-9a-f]{64} [0-9]+\\z|\\A- -\\z") then . else error("a content is malformed") end' \
  "$work/opened" | paste -d ' ' "$work/digests" - |
  awk '!opened { content[$1] = 1; next } ($1 in content) && $2 "" != "-" { print $2 " " $3 }' \
    "$work/contents" opened=1 - | sort -u > "$work/named" || exit 1
if [ -d data/evidence ]; then find data/evidence -type f -printf '%f %s\n' | sort > "$work/files"
else : > "$work/files"; fi
diff "$work/named" "$work/files" || fail "the files are not those that the disclosures name"`,
};
