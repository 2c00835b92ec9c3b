import { counted } from '../../base/counted.ts';
import { bytesToBase64 } from '../../base/bytes.ts';
import { tlpRank, tlpSchema } from '../../domain/vocabulary.ts';
import { actSchema } from '../../ledger/field-schemas.ts';
import type { RevealedLine } from '../../ledger/reveal.ts';
import type { BundleContents } from '../bundle-contents.ts';
import { fails, holds, type Outcome } from '../check.ts';
import { compareWithheld, type EditionFile, type WithheldEntry } from '../edition-file.ts';
import { disclosingOf, fieldKey, itemsOf, missingSkeleton } from '../edition-plan.ts';

export const checkDisclosures = ({ revealed, disclosuresFault, edition, chain }: BundleContents): Outcome => {
  if (disclosuresFault !== undefined) return fails(disclosuresFault, 'data/disclosures.txt');
  const [fault] = revealed.faults;
  if (fault !== undefined) return fails(fault.message, fault.at);
  const listed = new Set(edition.ok ? edition.value.withheld.map(({ digest }) => digest) : []);
  for (const line of revealed.lines) {
    const hidden = line.withheld.find(({ digest }) => !listed.has(digest));
    if (hidden !== undefined)
      return fails(`${hidden.field} is neither disclosed nor listed in edition.json`, `line ${line.seq}`);
  }
  const unknown = chain.lines.filter((line) => revealed.lines[line.seq] === undefined);
  return unknown.length === 0
    ? holds(`${counted(countDisclosed(revealed.lines), 'field')} disclosed`)
    : fails('lines are missing', null);
};

const countDisclosed = (lines: readonly RevealedLine[]): number =>
  lines.reduce((sum, line) => sum + Object.keys(line.fields).length, 0);

/** Whether edition.json says exactly what the ledger and the disclosures show. */
export const checkEdition = (contents: BundleContents): Outcome => {
  const { edition, note, bagInfo, revealed } = contents;
  if (!edition.ok) return fails(edition.error.message, 'data/edition.json');
  const file = edition.value;
  if (!note.ok || file.checkpoint !== note.value.body)
    return fails('edition.json names another checkpoint', 'data/edition.json');
  if (!bagInfo.ok || bagInfo.value.edition !== file.edition)
    return fails('edition.json and bag-info.txt name different editions', 'data/edition.json');
  return (
    withheldFault(file, revealed.lines) ??
    markingFault(file, revealed.lines) ??
    redactionFault(contents, file) ??
    skeletonFault(file, revealed.lines) ??
    holds(
      file.withheld.length === 0
        ? 'nothing is withheld'
        : `${counted(file.withheld.length, 'field')} withheld, all listed`,
    )
  );
};

const withheldFault = (file: EditionFile, lines: readonly RevealedLine[]): Outcome | undefined => {
  if (file.edition === 'full' && file.withheld.length > 0)
    return fails('a full edition withholds something', 'data/edition.json');
  const actual = new Map(lines.flatMap((line) => line.withheld.map((entry) => [entry.digest, entry])));
  let previous: WithheldEntry | undefined;
  for (const entry of file.withheld) {
    if (previous !== undefined && compareWithheld(previous, entry) >= 0)
      return fails('the withheld entries are not sorted', 'data/edition.json');
    previous = entry;
    const found = actual.get(entry.digest);
    if (found === undefined || found.seq !== entry.seq || found.field !== entry.field) {
      return fails(`${entry.field} of line ${entry.seq} is listed as withheld and is not`, `line ${entry.seq}`);
    }
    const line = lines[entry.seq];
    if (line !== undefined && disclosingOf(line, entry.field) === 'always') {
      return fails(`${entry.field} of ${line.type} is never withheld`, `line ${entry.seq}`);
    }
  }
  for (const [digest, entry] of actual) {
    if (!file.withheld.some((listed) => listed.digest === digest))
      return fails(`${entry.field} is withheld and not listed`, `line ${entry.seq}`);
  }
  return undefined;
};

const editionTlpMax = { full: 'RED', restricted: 'RED', public: 'CLEAR' } as const;

/**
 * Nothing above the edition's marking is shown, and what is withheld for a marking is withheld with its whole line and
 * with every line about the same item: a single field left out on that ground would be a redaction that nobody approved.
 */
const markingFault = (file: EditionFile, lines: readonly RevealedLine[]): Outcome | undefined => {
  if (tlpRank(file.tlp) > tlpRank(editionTlpMax[file.edition]))
    return fails(`a ${file.edition} edition is not ${file.tlp}`, 'data/edition.json');
  if (file.edition === 'full')
    return file.tlp === 'RED' ? undefined : fails('a full edition is RED', 'data/edition.json');
  const byMarking = new Set(
    file.withheld.filter(({ reason }) => reason === 'marking').map(({ seq, field }) => fieldKey(seq, field)),
  );
  const hiddenItems = new Set<string>();
  for (const line of lines) {
    const tlp = tlpSchema.safeParse(line.fields['tlp']);
    const names = [...Object.keys(line.fields), ...line.withheld.map(({ field }) => field)];
    const marked = names.filter((field) => disclosingOf(line, field) === 'marked');
    const isShown = marked.some((field) => Object.hasOwn(line.fields, field));
    if (tlp.success && isShown && tlpRank(tlp.data) > tlpRank(file.tlp)) {
      return fails(`a line marked ${tlp.data} is shown in an edition up to ${file.tlp}`, `line ${line.seq}`);
    }
    const hidden = marked.filter((field) => byMarking.has(fieldKey(line.seq, field)));
    if (hidden.length > 0 && hidden.length < marked.length)
      return fails(
        `${hidden[0]} is withheld for a marking that the rest of the line does not have`,
        `line ${line.seq}`,
      );
    const items = itemsOf(line);
    if (line.type === 'evidence.add' && hidden.length > 0) for (const item of items) hiddenItems.add(item);
    if (isShown && items.some((item) => hiddenItems.has(item)))
      return fails('a line about an item that is withheld for its marking is shown', `line ${line.seq}`);
  }
  return undefined;
};

const redactionFault = ({ revealed }: BundleContents, file: EditionFile): Outcome | undefined => {
  if (file.redaction === null) {
    const other = file.withheld.find(({ reason }) => reason !== 'marking');
    return other === undefined
      ? undefined
      : fails('something is withheld by hand without an approved redaction', `line ${other.seq}`);
  }
  const freeze = revealed.lines.at(-1);
  const request = revealed.lines.find(
    ({ type, fields }) => type === 'approval.request' && fields['id'] === freeze?.fields['request'],
  );
  const act = actSchema.safeParse(request?.fields['act']);
  return act.success && act.data.kind === 'release' && act.data.redactions.includes(file.redaction)
    ? undefined
    : fails('the redaction was not approved with the release', 'data/edition.json');
};

const skeletonFault = (file: EditionFile, lines: readonly RevealedLine[]): Outcome | undefined => {
  const missing = missingSkeleton(lines);
  return file.missing.join(' ') === missing.join(' ') && file.recomputable === (missing.length === 0)
    ? undefined
    : fails('edition.json does not say truly whether the numbers can be recomputed', 'data/edition.json');
};

export const rootText = ({ note }: BundleContents): string | null =>
  note.ok ? bytesToBase64(note.value.checkpoint.root) : null;
