import type { GuideStep } from './verify-guide-step.ts';

// String.raw, so that backslashes reach the shell as they stand here. Shell variables are written without braces.

export const beginningStep: GuideStep = {
  title: 'BEFORE ANYTHING IS READ',
  text: `Links, sockets, empty folders and names of other characters than a bundle has are refused.`,
  commands: String.raw`set -u -o pipefail
export LC_ALL=C
fail() { echo "FAILED: $1"; exit 1; }
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
find . -mindepth 1 \( -name '*[!A-Za-z0-9._-]*' -o -name '[._-]*' -o -type d -empty -o ! -type f ! -type d \) \
  > "$work/odd" || fail "the folder cannot be read"
[ ! -s "$work/odd" ] || fail "there is a link, an odd file, an odd name or an empty folder"
for file in tagmanifest-sha256.txt manifest-sha256.txt data/edition.json data/disclosures.txt \
  data/ledger/entries.jsonl data/ledger/checkpoint.txt keys/log.vkey keys/log.pub.pem; do
  [ -f "$file" ] || fail "$file is missing"
done
head -n 3 data/ledger/checkpoint.txt > "$work/body"
printf '%s\n%s\n%s\n' "$origin" "$size" "$root" | cmp - "$work/body" || fail "another checkpoint"`,
};

export const signaturesStep: GuideStep = {
  title: '1. SIGNATURES OF THE BUNDLE',
  text: `Every signer that data/edition.json requires, under the keys that you trust. Other signatures need only be
sound under the key that they carry: they prove nothing about who made them.`,
  commands: String.raw`jq -r '.signers[]' data/edition.json > "$work/required" || fail "data/edition.json"
[ -s "$work/required" ] || fail "nobody is required to sign: this is a draft"
! grep -qvxE '[a-z0-9][a-z0-9.-]*' "$work/required" || fail "a signer's name is malformed"
printf '%s\n' $signers | diff - "$work/required" || fail "other signers are required"
for who in $signers; do
  ssh-keygen -Y verify -f "$trusted_signers" -I "$who" -n plumbline-bundle-v1 -s "signatures/$who.sshsig" \
    < tagmanifest-sha256.txt || fail "the bundle signature of $who"
done
for file in signatures/*; do
  case "$file" in
    signatures/checkpoint.*.sshsig)
      ssh-keygen -Y check-novalidate -n plumbline-checkpoint-v1 -s "$file" < "$work/body" || fail "$file" ;;
    signatures/*.sshsig)
      ssh-keygen -Y check-novalidate -n plumbline-bundle-v1 -s "$file" < tagmanifest-sha256.txt || fail "$file" ;;
    signatures/*.cosig) ;;
    *) fail "$file is no signature" ;;
  esac
done`,
};

export const manifestsStep: GuideStep = {
  title: '2. EVERY FILE THAT IS LISTED',
  text: `The signatures cover the tag manifest, the tag manifest covers the manifest, and the manifest covers the files
below data/. The form comes first: sha256sum would follow any path that a list names.`,
  commands: String.raw`for list in tagmanifest-sha256.txt manifest-sha256.txt; do
  ! grep -qvxE '[0-9a-f]{64}  [A-Za-z0-9][A-Za-z0-9._/-]*' "$list" || fail "$list is malformed"
  ! grep -qF '/.' "$list" || fail "$list leaves the bundle"
  cut -c 67- "$list" | sort -c -u || fail "$list is out of order"
  sha256sum --strict --quiet -c "$list" || fail "a file is not the one that $list names"
done`,
};

export const nothingElseStep: GuideStep = {
  title: '3. NO FILE THAT IS NOT LISTED',
  text: `signatures/ may be added to later and is in no list; step 1 has looked at it.`,
  commands: String.raw`! grep -qv '^.\{66\}data/' manifest-sha256.txt || fail "the manifest lists what is not below data/"
! grep -q '^.\{66\}data/' tagmanifest-sha256.txt || fail "the tag manifest lists what is below data/"
cat manifest-sha256.txt tagmanifest-sha256.txt | cut -c 67- | sort > "$work/listed"
find . -type f ! -path './signatures/*' ! -path './timestamps/*' ! -path ./tagmanifest-sha256.txt -printf '%P\n' |
  sort > "$work/there"
diff "$work/listed" "$work/there" || fail "files are missing or not listed"`,
};
