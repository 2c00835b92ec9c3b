import { z } from 'zod';
import { counted } from '../../base/counted.ts';
import { stepsOf } from '../../domain/custody-chain.ts';
import { countedCustody, deriveCustody } from '../../domain/custody-grade.ts';
import { contentSchema, custodyHashesSchema, hashesSchema } from '../../ledger/field-schemas.ts';
import type { RevealedLine } from '../../ledger/reveal.ts';
import type { BundleContents } from '../bundle-contents.ts';
import { fails, holds, notChecked, type Outcome } from '../check.ts';
import { itemsOf } from '../edition-plan.ts';

const evidencePrefix = 'data/evidence/';

/** Every disclosed content has its file, unaltered, and every file is named by a disclosed content. */
export const checkEvidence = ({ snapshot, revealed }: BundleContents): Outcome => {
  const named = new Set<string>();
  for (const line of revealed.lines) {
    const content = contentOf(line);
    if (content === null) continue;
    const path = `${evidencePrefix}${content.sha256}`;
    named.add(path);
    const file = snapshot.files.get(path);
    if (file === undefined) return fails('the file of the item is missing', path);
    if (file.sha256 !== content.sha256 || file.size !== content.size)
      return fails('the file is not the one taken in', path);
  }
  const extra = [...snapshot.files.keys()]
    .filter((path) => path.startsWith(evidencePrefix) && !named.has(path))
    .sort()[0];
  if (extra !== undefined) return fails('no disclosed item names this file', extra);
  return named.size === 0 ? notChecked('the edition discloses no file') : holds(counted(named.size, 'file'));
};

/** The files that the lines name, as far as they are disclosed. */
export const disclosedContents = (lines: readonly RevealedLine[]) =>
  lines.map(contentOf).filter((content) => content !== null);

const contentOf = (line: RevealedLine) => {
  if (line.type !== 'evidence.add') return null;
  const content = contentSchema.safeParse(line.fields['content']);
  return content.success ? content.data : null;
};

type CustodyContents = Pick<BundleContents, 'revealed' | 'tables'>;

/**
 * Custody as far as the edition shows it: an event is about an item that was taken in before, the hashes taken are
 * those of the item, and an item whose hash once did not match is graded `failed`.
 */
export const checkCustody = (contents: CustodyContents): Outcome => {
  const { revealed, tables } = contents;
  const shaByItem = new Map<string, string | null>();
  let events = 0;
  // Of an item whose identifier is withheld nobody can say that it was not taken in.
  let unnamed = false;
  for (const line of revealed.lines) {
    const id = line.fields['id'];
    if (line.type === 'evidence.add' && id === undefined) unnamed = true;
    if (line.type === 'evidence.add' && typeof id === 'string') {
      if (shaByItem.has(id)) return fails('an item was taken in twice under one identifier', `line ${line.seq}`);
      shaByItem.set(id, contentOf(line)?.sha256 ?? null);
    }
    const item = line.fields['item'];
    if (line.type !== 'custody.event' || typeof item !== 'string') continue;
    events += 1;
    if (!shaByItem.has(item) && !unnamed)
      return fails('a custody event is about an item that was not taken in', `line ${line.seq}`);
    const sha256 = shaByItem.get(item) ?? null;
    const hashes = z.union([custodyHashesSchema, hashesSchema]).safeParse(line.fields['hashes']);
    const taken = hashes.success ? Object.values(hashes.data).filter((hash) => hash !== null) : [];
    const isAltered = sha256 !== null && taken.some((hash) => hash !== sha256);
    const grade = tables.get('evidence', item)?.custody ?? null;
    if (isAltered && grade !== null && grade !== 'failed') {
      return fails('a hash in custody is not that of the item, and the item is not graded failed', `line ${line.seq}`);
    }
  }
  return gradeFault(contents) ?? holds(`${counted(shaByItem.size, 'item')}, ${counted(events, 'further event')}`);
};

/**
 * No item counts for more than its chain lets it, where the edition shows all of its chain: one withheld event may be the
 * explanation of a gap. Chains with events of the first version are left out: those did not say what a grade follows from.
 */
const gradeFault = ({ revealed, tables }: CustodyContents): Outcome | undefined => {
  const hidden = revealed.lines.filter(({ type, withheld }) => withheld.length > 0 && chainTypes.has(type));
  const hiddenItems = new Set(hidden.flatMap(itemsOf));
  if (hidden.some((line) => itemsOf(line).length === 0)) return undefined;
  const people = new Set(tables.rows('identity').map(({ principal }) => principal));
  const rowsByItem = Map.groupBy(tables.rows('custody'), ({ item }) => item ?? '');
  for (const [key, rows] of rowsByItem) {
    const item = tables.get('evidence', key);
    if (item === undefined || hiddenItems.has(key) || rows.some(({ condition }) => condition === null)) continue;
    const { grade } = deriveCustody(item, stepsOf(item, rows), (actor) => people.has(actor));
    if (grade !== null && item.custody !== null && countedCustody(item.custody, grade) !== item.custody)
      return fails(
        `the chain of an item gives ${grade}, and it counts as ${item.custody}`,
        `line ${rows.at(-1)?.seq ?? 0}`,
      );
  }
  return undefined;
};

const chainTypes: ReadonlySet<string> = new Set(['evidence.add', 'evidence.correct', 'custody.event']);
