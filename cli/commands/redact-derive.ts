import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import { copyInPlaceDetails } from '../../shared/bundle/copy-in-place.ts';
import { handReasonSchema, type HandReason } from '../../shared/bundle/redaction.ts';
import type { Tlp } from '../../shared/domain/vocabulary.ts';
import type { Answer } from '../answer.ts';
import { tlpOption } from '../command-options.ts';
import type { Shell } from '../shell.ts';

type DeriveOptions = {
  readonly save: string;
  readonly reason: HandReason;
  readonly did: string;
  readonly title?: string;
  readonly exhibit?: string;
  readonly by?: string;
  readonly tool?: string;
  readonly toolVersion?: string;
  readonly tlp?: Tlp;
};

/** From an exhibit that must be withheld to a copy that may be shown, in one act: taken in, named as derived, chosen. */
export const addDerive = (command: Command, shell: Shell): void => {
  command
    .command('derive')
    .description(
      'take in a copy without what must go, and keep a redaction that withholds the exhibit it was made from',
    )
    .argument('<dir>', 'folder of the case')
    .argument('<item>', 'the exhibit that is to be withheld')
    .argument('<file>', 'the copy: without passages, pages or columns, cropped or blackened')
    .requiredOption('--save <name>', 'name of the redaction')
    .requiredOption('--did <text>', 'what was taken out, and how; everybody reads it')
    .addOption(new Option('--reason <code>', 'why').choices(handReasonSchema.options).default('source-protection'))
    .option('--by <name>', 'who made the copy, and attests that it says nothing else')
    .option('--tool <name>', 'what the copy was made with')
    .option('--tool-version <version>', 'of that tool')
    .option('--title <text>', 'title of the copy')
    .option('--exhibit <number>', 'exhibit number of the copy')
    .addOption(tlpOption('marking of the copy; CLEAR without it, so that every edition shows it'))
    .action(
      shell.answer((folder: string, item: string, file: string, options: DeriveOptions) =>
        derive({ folder, item, file, ...options }, shell),
      ),
    );
};

const derive = async (
  {
    folder,
    item,
    file,
    save,
    reason,
    did,
    by,
    tool = '',
    toolVersion = '',
    title,
    exhibit,
    tlp = 'CLEAR',
  }: DeriveOptions & { readonly folder: string; readonly item: string; readonly file: string },
  { call }: Shell,
): Promise<Result<Answer, Failure>> => {
  const original = await call('custody.read', { folder, evidence: item });
  if (!original.ok) return original;
  const { id, exhibit: number } = original.value;
  const redaction = { withhold: [{ evidence: id }], reason };
  // Before anything is recorded: a file of the workstation can be put away, a line cannot.
  const saved = await call('redaction.save', { folder, name: save, redaction });
  if (!saved.ok) return saved;
  const { rootExhibit, derivedFrom, ...said } = copyInPlaceDetails({ original: id, reason });
  const taken = await call('intake.take', {
    folder,
    paths: [resolve(file)],
    tlp,
    details: {
      title,
      exhibit,
      ...said,
      derivedFrom: [...derivedFrom],
      acquisition: {
        lineage: { rootExhibit, transformation: did },
        ...(tool + toolVersion !== '' && { tool: { name: tool, version: toolVersion, config: '', validation: '' } }),
      },
    },
    ...(by !== undefined && { collectedBy: by }),
  });
  if (!taken.ok) return taken;
  const [copy] = taken.value.taken;
  if (copy === undefined) return err(notTaken(taken.value, saved.value.path));
  const preview = await call('release.preview', { folder, edition: 'public', redaction, withAnswer: true });
  if (!preview.ok) return preview;
  const { remaining, evidence, answer } = preview.value;
  const isShown = evidence.some((one) => one.id === copy.id && one.file === 'shown');
  return ok({
    document: { copy: copy.id, original: id, redaction: saved.value, shown: isShown, remaining, answer },
    caseFolder: folder,
    lines: [
      `${copy.id}: taken in, derived from ${number ?? id}. That it says nothing else is attested by whoever made it, not proven.`,
      `${saved.value.path}: withholds ${number ?? id}, SHA-256 ${saved.value.sha256}.`,
      ...(isShown ? [] : [`A public edition does NOT show the copy, because of its marking, ${tlp}.`]),
      ...remaining
        .slice(0, remainingShownMax)
        .map(({ withheld, shown }) => `REMAINS: what is withheld in ${withheld} stands in ${shown}.`),
      ...(remaining.length === 0 ? [] : [remainingWords(remaining.length)]),
      ...(answer === null ? [] : [answer]),
      '',
      'Next: grade the copy and put it into the group of the exhibit; look at it with',
      `  plumbline redact show ${folder} --redact ${saved.value.path}`,
      'have the release approved with the redaction, and export with it:',
      `  plumbline request ${folder} release --redact ${saved.value.path}`,
      `  plumbline export ${folder} OUT.zip --edition public --redact ${saved.value.path}`,
    ],
  });
};

const remainingShownMax = 5;
const remainingWords = (count: number): string =>
  `${count} ${count === 1 ? 'place' : 'places'} still ${count === 1 ? 'shows' : 'show'} a withheld value, which an export refuses: withhold ${count === 1 ? 'it' : 'them'} too, or say in the redaction why ${count === 1 ? 'it' : 'they'} may stay.`;

type Untaken = {
  readonly duplicates: readonly { readonly id: string }[];
  readonly refused: readonly { readonly path: string; readonly message: string }[];
};

const notTaken = ({ duplicates, refused }: Untaken, redaction: string): Failure => {
  const [duplicate] = duplicates;
  const [bad] = refused;
  return {
    code: 'NOT_TAKEN',
    message:
      duplicate === undefined
        ? `The copy could not be taken in: ${bad?.message ?? 'it is no file'}`
        : `The copy has the same bytes as ${duplicate.id}, which is in the case already.`,
    hint: `Give the file without what must go. The redaction is kept as ${redaction}; nothing was recorded.`,
    at: bad?.path ?? duplicate?.id ?? '',
  };
};
