import { base64ToBytes, bytesToBase64, utf8ToBytes } from '../../shared/base/bytes.ts';
import type { Ed25519Signer } from '../../shared/base/crypto.ts';
import { assessmentSections } from '../../shared/bundle/assessment-file.ts';
import { rootsAt } from '../../shared/bundle/checks/ledger.ts';
import { formatSshPublicKeyLine } from '../../shared/bundle/ssh-keys.ts';
import { createSshsig, type SignatureNamespace } from '../../shared/bundle/sshsig.ts';
import {
  checkTwoPersons,
  type Enrolment,
  type TwoPersonFault,
  type TwoPersonWalk,
} from '../../shared/bundle/two-persons.ts';
import type { JsonObject } from '../../shared/ledger/canonical-json.ts';
import { checkChain } from '../../shared/ledger/chain.ts';
import { alr1ProfileText } from '../../shared/reference/alr-1.ts';
import { formatCheckpointBody } from '../../shared/ledger/checkpoint.ts';
import { noLineHash, writeLine, type LedgerHead } from '../../shared/ledger/line.ts';
import { revealLines } from '../../shared/ledger/reveal.ts';
import { ed25519SignerFromSeed, nodeCrypto } from '../../services/node-crypto.ts';
import { testDeps } from './deps.ts';
import { draft, testId, testOrigin } from './drafts.ts';
import { valueOf } from './results.ts';

export type Person = {
  readonly principal: string;
  readonly signer: Ed25519Signer;
  readonly enrolment: Enrolment;
};

/** Somebody with a key of their own; `keyOf` and `named` lend them the key or the name of another. */
export const makePerson = (principal: string, { keyOf = principal, named = `Person ${principal}` } = {}): Person => {
  const signer = ed25519SignerFromSeed(nodeCrypto.sha256(keyOf));
  const publicKey = formatSshPublicKeyLine({ type: 'ssh-ed25519', publicKey: signer.publicKey });
  return { principal, signer, enrolment: { person: named, principal, publicKey } };
};

export const signNoteBody = (
  { signer }: Pick<Person, 'signer'>,
  body: string,
  namespace: SignatureNamespace = 'plumbline-checkpoint-v1',
): string => createSshsig({ signer, message: utf8ToBytes(body), namespace }, nodeCrypto);

/** A request and the checkpoint over it. */
export type Asked = { readonly id: string; readonly seq: number; readonly body: string };

/** A ledger written line by line by somebody who holds its key and may write whatever the line types allow. */
export const startLedger = (founder: Person | null) => {
  const deps = testDeps();
  const texts: string[] = [];
  const disclosures: string[] = [];
  let head: LedgerHead = { log: testOrigin, size: 0, lastHash: noLineHash };
  let requests = 0;

  /** Number of the line added. */
  const add = (type: string, fields: JsonObject = {}, log: string = head.log): number => {
    const written = valueOf(writeLine(draft(type, fields), { ...head, log }, deps));
    texts.push(written.text);
    disclosures.push(...written.disclosures);
    head = { log, size: head.size + 1, lastHash: nodeCrypto.sha256Hex(written.text) };
    return head.size - 1;
  };
  const rootAt = (size: number) =>
    base64ToBytes(rootsAt(texts, [size], nodeCrypto).get(size) ?? '') ?? new Uint8Array();
  const bodyAt = (size: number, origin: string = head.log): string =>
    formatCheckpointBody({ origin, size, root: rootAt(size) });

  const request = (act: JsonObject, id?: string): Asked => {
    requests += 1;
    const named = id ?? testId('request', requests);
    const isStanding = act['kind'] === 'amend' || act['kind'] === 'retract';
    const seq = add(isStanding ? 'standing.request' : 'approval.request', { id: named, act });
    return { id: named, seq, body: bodyAt(seq + 1) };
  };
  const approve = (
    asked: Asked,
    person: Person,
    forged: Partial<{ checkpoint: string; signature: string }> = {},
  ): number =>
    add('approval.record', {
      request: asked.id,
      principal: person.principal,
      checkpoint: asked.body,
      signature: signNoteBody(person, forged.checkpoint ?? asked.body),
      ...forged,
    });
  const enrol = (person: Person, asked: Asked | null): number =>
    add('identity.enrol', { enrolment: person.enrolment, request: asked?.id ?? null });
  const askToEnrol = (person: Person): Asked => request({ kind: 'enrol', enrolment: person.enrolment });
  const freeze = (asked: Asked | null, sections: JsonObject = assessmentSections): number =>
    add('release.freeze', { request: asked?.id ?? null, sections });
  const revealed = () => revealLines(checkChain(texts, nodeCrypto).lines, disclosures, nodeCrypto).lines;
  const walk = (): TwoPersonWalk => checkTwoPersons(revealed(), texts, nodeCrypto);
  const faults = (): readonly TwoPersonFault[] => walk().faults;

  add('case.open', { founder: founder?.enrolment ?? null });
  const headBefore = () => ({ origin: head.log, root: bytesToBase64(rootAt(head.size)), size: head.size });
  return {
    add,
    request,
    approve,
    enrol,
    askToEnrol,
    freeze,
    walk,
    faults,
    revealed,
    texts: (): readonly string[] => texts,
    bodyAt,
    headBefore,
  };
};

export type ForgedLedger = ReturnType<typeof startLedger>;

export const anna = makePerson('anna');
export const ben = makePerson('ben');
export const cara = makePerson('cara');
export const mallory = makePerson('mallory');
export const release: JsonObject = { kind: 'release', redactions: [] };
export const profile: JsonObject = {
  kind: 'profile',
  purpose: 'scoring',
  body: alr1ProfileText,
  sha256: nodeCrypto.sha256Hex(alr1ProfileText),
};

export const ofTwo = (): ForgedLedger => {
  const ledger = startLedger(anna);
  const asked = ledger.askToEnrol(ben);
  ledger.approve(asked, anna);
  ledger.enrol(ben, asked);
  return ledger;
};

export const withApprovals = (ledger: ForgedLedger, act: JsonObject, people: readonly Person[] = [anna, ben]) => {
  const asked = ledger.request(act);
  for (const person of people) ledger.approve(asked, person);
  return asked;
};

export const ofThree = (): ForgedLedger => {
  const ledger = ofTwo();
  ledger.enrol(cara, withApprovals(ledger, { kind: 'enrol', enrolment: cara.enrolment }));
  return ledger;
};

/** Something that two people did not do: what the fault says, and at which line. */
export type Forgery = readonly [says: string, message: RegExp, forge: (ledger: ForgedLedger) => number];
