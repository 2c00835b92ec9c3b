import { bytesToHex, utf8ToBytes } from '../../base/bytes.ts';
import type { Crypto } from '../../base/crypto.ts';
import type { IdentityRow } from '../../domain/case-tables.ts';
import { parseCosignatureFile, verifyCosignature, witnessName } from '../../ledger/cosignature.ts';
import type { CheckpointNote } from '../../ledger/checkpoint.ts';
import type { NoteSignature } from '../../ledger/signed-note.ts';
import { formatVerifierKey, parseVerifierKey, type VerifierKey } from '../../ledger/verifier-key.ts';
import { formatAllowedSigners, type AllowedSigner } from '../allowed-signers.ts';
import type { Anchors } from '../anchors.ts';
import type { BundleContents } from '../bundle-contents.ts';
import { textOf } from '../bundle-contents.ts';
import { fails, holds, notChecked, type Outcome } from '../check.ts';
import { ed25519KeyToPem } from '../key-pem.ts';
import { formatSshKeyBlob, parseSshPublicKeyLine } from '../ssh-keys.ts';
import { verifySshsig } from '../sshsig.ts';

export type SignatureReport = {
  readonly outcome: Outcome;
  /** Principals whose sound bundle signature is by the key that an anchor gives them. */
  readonly anchored: readonly string[];
  /** Whether there is a sound bundle signature at all, and whether each required one is anchored. */
  readonly isSigned: boolean;
  readonly areRequiredAnchored: boolean;
};

/** Every signature in the folder is sound, and each required signer has signed with the key enrolled in the ledger. */
export const checkSignatures = (contents: BundleContents, anchors: Anchors, crypto: Crypto): SignatureReport => {
  const { snapshot, edition, note, tables } = contents;
  const manifest = snapshot.files.get('tagmanifest-sha256.txt')?.bytes ?? new Uint8Array();
  const signed = new Map<string, string>();
  const report = (outcome: Outcome): SignatureReport => {
    const anchored = [...signed].filter(([principal, key]) =>
      anchors.signers.some((anchor) => anchor.principal === principal && keyHex(anchor) === key),
    );
    const principals = anchored.map(([principal]) => principal).sort();
    const required = edition.ok ? edition.value.signers : [];
    return {
      outcome,
      anchored: principals,
      isSigned: signed.size > 0,
      areRequiredAnchored: required.length > 0 && required.every((principal) => principals.includes(principal)),
    };
  };
  for (const path of [...snapshot.files.keys()].filter((name) => name.endsWith('.sshsig')).sort()) {
    const name = path.slice('signatures/'.length, -'.sshsig'.length);
    const isOfCheckpoint = name.startsWith('checkpoint.');
    const message = isOfCheckpoint ? utf8ToBytes(note.ok ? note.value.body : '') : manifest;
    const namespace = isOfCheckpoint ? 'plumbline-checkpoint-v1' : 'plumbline-bundle-v1';
    const verified = verifySshsig({ armoured: textOf(snapshot, path) ?? '', message, namespace }, crypto);
    if (!verified.ok) return report(fails(`the signature does not hold: ${verified.error.message}`, path));
    const key = bytesToHex(verified.value.publicKeyBlob);
    const principal = isOfCheckpoint ? name.slice('checkpoint.'.length) : name;
    const enrolled = tables.get('identity', principal);
    if (enrolled !== undefined && lineKeyHex(enrolled.publicKey) !== key)
      return report(fails(`it is not by the key that ${principal} has in the ledger`, path));
    if (!isOfCheckpoint) signed.set(principal, key);
  }
  if (!edition.ok)
    return report(fails('edition.json, which names the required signers, cannot be read', 'data/edition.json'));
  const required = edition.value.signers;
  if (required.length === 0) return report(fails('no signer is required: this is a draft', 'data/edition.json'));
  const size = note.ok ? note.value.checkpoint.size : 0;
  for (const principal of required) {
    const identity = tables.get('identity', principal);
    if (identity === undefined)
      return report(fails(`the required signer ${principal} is not enrolled`, 'data/edition.json'));
    if (identity.revokedSeq !== null && identity.revokedSeq < size)
      return report(fails(`the required signer ${principal} is revoked`, 'data/edition.json'));
    if (!signed.has(principal))
      return report(fails(`the signature of ${principal} is missing`, `signatures/${principal}.sshsig`));
  }
  if (
    textOf(snapshot, 'keys/allowed_signers') !==
    formatAllowedSigners(enrolledSigners(tables.rows('identity'), required))
  ) {
    return report(
      fails(
        'keys/allowed_signers does not hold the keys that the ledger has for the required signers',
        'keys/allowed_signers',
      ),
    );
  }
  return report(
    holds(
      `${signed.size} bundle ${signed.size === 1 ? 'signature' : 'signatures'}, signers required: ${required.join(', ')}`,
    ),
  );
};

/** The required signers with the keys that the ledger has for them. */
export const enrolledSigners = (
  identities: readonly IdentityRow[],
  required: readonly string[],
): readonly AllowedSigner[] =>
  identities
    .filter(({ principal }) => required.includes(principal))
    .flatMap(({ principal, publicKey }) => {
      const key = parseSshPublicKeyLine(publicKey);
      return key.ok ? [{ principal, key: key.value }] : [];
    });

const keyHex = ({ key }: AllowedSigner): string => bytesToHex(formatSshKeyBlob(key));
const lineKeyHex = (line: string): string => {
  const key = parseSshPublicKeyLine(line);
  return key.ok ? bytesToHex(formatSshKeyBlob(key.value)) : '';
};

/** `keys/witness.vkey` and `.pub.pem` of the first cosigner, `witness-2.*` of the second, and so on. */
export const witnessKeyPaths = (index: number): { readonly vkey: string; readonly pem: string } => {
  const name = index === 0 ? 'witness' : `witness-${index + 1}`;
  return { vkey: `keys/${name}.vkey`, pem: `keys/${name}.pub.pem` };
};

export const checkWitnesses = (contents: BundleContents, anchors: Anchors, crypto: Crypto): Outcome => {
  const { snapshot, note } = contents;
  if (!note.ok) return notChecked('the checkpoint cannot be read');
  const names = new Set<string>();
  const take = (key: VerifierKey, signature: NoteSignature): string | undefined => {
    const verified = verifyCosignature({ body: note.value.body, signature, key }, crypto);
    if (!verified.ok) return verified.error.message;
    if (anchors.witnesses.some((anchor) => formatVerifierKey(anchor) === formatVerifierKey(key))) names.add(key.name);
    return undefined;
  };
  const expected = new Set<string>();
  for (const [index, signature] of note.value.cosignatures.entries()) {
    const paths = witnessKeyPaths(index);
    expected.add(paths.vkey).add(paths.pem);
    const key = parseVerifierKey((textOf(snapshot, paths.vkey) ?? '').replace(/\n$/u, ''), crypto);
    if (!key.ok) return fails(`the key of the cosigner ${signature.name} is missing or unsound`, paths.vkey);
    if (textOf(snapshot, paths.vkey) !== `${formatVerifierKey(key.value)}\n`)
      return fails('the key is not one line', paths.vkey);
    if (textOf(snapshot, paths.pem) !== ed25519KeyToPem(key.value.publicKey))
      return fails('it is not the key beside it', paths.pem);
    const fault = take(key.value, signature);
    if (fault !== undefined) return fails(fault, 'data/ledger/checkpoint.txt');
  }
  const stray = [...snapshot.files.keys()]
    .filter((path) => path.startsWith('keys/witness') && !expected.has(path))
    .sort()[0];
  if (stray !== undefined) return fails('it is the key of no cosignature', stray);
  const later = checkLater(contents, note.value, crypto, take);
  if (later !== undefined) return later;
  const absent = anchors.requiredWitnesses.find((name) => !names.has(name) && !names.has(witnessName(name)));
  if (absent !== undefined) return fails(`the required witness ${absent} has not cosigned`, null);
  if (names.size > 0) return holds(`cosigned by ${[...names].sort().join(', ')}`);
  return notChecked(
    note.value.cosignatures.length === 0 ? 'no cosignature' : 'the cosignatures hold, but no witness is anchored',
  );
};

const checkLater = (
  { snapshot }: BundleContents,
  note: CheckpointNote,
  crypto: Crypto,
  take: (key: VerifierKey, signature: NoteSignature) => string | undefined,
): Outcome | undefined => {
  for (const path of [...snapshot.files.keys()].filter((name) => name.endsWith('.cosig')).sort()) {
    const file = parseCosignatureFile(textOf(snapshot, path) ?? '', crypto);
    if (!file.ok) return fails(file.error.message, path);
    const principal = path.slice('signatures/'.length, -'.cosig'.length);
    if (file.value.key.name !== witnessName(principal)) return fails(`it is not by ${principal}`, path);
    if (note.cosignatures.some(({ name }) => name === file.value.key.name))
      return fails('this witness has cosigned the checkpoint already', path);
    const fault = take(file.value.key, file.value.signature);
    if (fault !== undefined) return fails(fault, path);
  }
  return undefined;
};
