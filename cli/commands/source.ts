import { Option, type Command } from 'commander';
import { err, ok, type Failure, type Result } from '../../shared/base/result.ts';
import type { Input, Output } from '../../shared/api/contract.ts';
import { reliabilities } from '../../shared/domain/vocabulary.ts';
import { reliabilityWords } from '../../shared/reference/grade-words.ts';
import { collect, tlpOption } from '../command-options.ts';
import { formatTable } from '../output.ts';
import type { Register, Shell } from '../shell.ts';

type Met = Output<'source.register'>['met'][number];
type History = Output<'source.history'>;
type AddOptions = Omit<Input<'source.add'>, 'folder'>;
type AssessOptions = Omit<Input<'source.assess'>, 'folder' | 'source'>;
type CorrectOptions = Omit<Input<'source.correct'>, 'folder' | 'source' | 'aliases' | 'identifiers'> & {
  readonly alias?: readonly string[];
  readonly identifier?: readonly string[];
};
type AdoptOptions = Partial<Omit<Input<'source.adopt'>, 'folder' | 'from'>>;

export const register: Register = (command, shell) => {
  addRegister(
    command
      .command('add')
      .description('name a source and how reliable it is')
      .argument('<dir>', 'the case')
      .requiredOption('--name <text>', 'what it is called')
      .addOption(reliabilityOption())
      .option('--kind <text>', 'what kind of source it is')
      .option('--descriptor <text>', 'how it may be described outside')
      .addOption(tlpOption('marking of the line')),
  ).action(
    shell.answer(async (folder: string, { name, reliability, kind, descriptor, tlp, register: wish }: AddOptions) => {
      const known = await shell.call('source.recognise', { folder, name, kind });
      if (!known.ok) return known;
      const added = await shell.call('source.add', {
        folder,
        name,
        reliability,
        kind,
        descriptor,
        tlp,
        register: wish,
      });
      if (!added.ok) return added;
      const { met } = known.value;
      return ok({
        document: { ...added.value, met },
        lines: [added.value.id, ...metLines(met)],
        caseFolder: folder,
      });
    }),
  );
  addRegister(
    command
      .command('adopt')
      .description('add a source with the reliability that it has in another case of this workstation')
      .argument('<dir>', 'the case')
      .argument('<id>', 'the source there, as `source register` lists it')
      .option('--name <text>', 'what it is called here; without it, as there')
      .option('--kind <text>', 'what kind of source it is; without it, as there')
      .option('--descriptor <text>', 'how it may be described outside')
      .option('--reason <text>', 'why its reliability is taken over')
      .addOption(tlpOption('marking of the lines')),
  ).action(shell.answer((folder: string, id: string, options: AdoptOptions) => adopt(shell, folder, id, options)));
  addRegister(
    command
      .command('assess')
      .description('assess the reliability of a source anew')
      .argument('<dir>', 'the case')
      .argument('<source>', 'identifier, or a prefix of it')
      .addOption(reliabilityOption())
      .requiredOption('--reason <text>', 'why')
      .addOption(
        new Option('--items <what>', 'whether items that hold its letter until now are corrected too')
          .choices(['leave', 'follow'])
          .default('leave'),
      )
      .addOption(tlpOption('marking of the line')),
  ).action(
    shell.answer(
      async (folder: string, source: string, { reliability, reason, items, tlp, register: wish }: AssessOptions) => {
        const done = await shell.call('source.assess', {
          folder,
          source,
          reliability,
          reason,
          items,
          tlp,
          register: wish,
        });
        return done.ok
          ? ok({ document: done.value, lines: assessLines(done.value, reliability), caseFolder: folder })
          : done;
      },
    ),
  );
  addRegister(
    command
      .command('correct')
      .description('correct or complete what is said of a source')
      .argument('<dir>', 'the case')
      .argument('<source>', 'identifier, or a prefix of it')
      .option('--name <text>', 'what it is called')
      .option('--kind <text>', 'what kind of source it is')
      .option('--descriptor <text>', 'how it may be described outside')
      .option('--alias <text>', 'another name; repeat for all of them', collect)
      .option('--identifier <text>', 'by which others know it; repeat for all of them', collect)
      .requiredOption('--reason <text>', 'why')
      .addOption(tlpOption('marking of the line')),
  ).action(
    shell.answer(async (folder: string, source: string, options: CorrectOptions) => {
      const { name, kind, descriptor, reason, tlp, register: wish, alias, identifier } = options;
      const said = { name, kind, descriptor, reason, tlp, register: wish };
      const lists = {
        ...(alias !== undefined && { aliases: [...alias] }),
        ...(identifier !== undefined && { identifiers: [...identifier] }),
      };
      const done = await shell.call('source.correct', { folder, source, ...said, ...lists });
      return done.ok ? ok({ document: done.value, lines: [`line ${done.value.line}`], caseFolder: folder }) : done;
    }),
  );
  addReading(command, shell);
};

const addReading = (command: Command, shell: Shell): void => {
  command
    .command('list')
    .description('every source of a case')
    .argument('<dir>', 'the case')
    .action(
      shell.answer(async (folder: string) => {
        const list = await shell.call('source.list', { folder });
        if (!list.ok) return list;
        const rows = list.value.sources.map(({ id, name, reliability, kind, items }) => [
          id,
          reliability ?? '(withheld)',
          `${items} ${items === 1 ? 'item' : 'items'}`,
          `${name ?? '(withheld)'}${kind === null || kind === '' ? '' : ` (${kind})`}`,
        ]);
        return ok({
          document: list.value,
          lines: rows.length === 0 ? ['There is no source in the case.'] : formatTable(rows),
          caseFolder: folder,
        });
      }),
    );
  command
    .command('history')
    .description('what was said of a source, when and why, and where else it was met')
    .argument('<dir>', 'the case')
    .argument('<source>', 'identifier, or a prefix of it')
    .action(
      shell.answer(async (folder: string, source: string) => {
        const history = await shell.call('source.history', { folder, source });
        return history.ok
          ? ok({ document: history.value, lines: historyLines(history.value), caseFolder: folder })
          : history;
      }),
    );
  command
    .command('remember')
    .description('put a source into the register of this workstation, whatever its marking')
    .argument('<dir>', 'the case')
    .argument('<source>', 'identifier, or a prefix of it')
    .action(
      shell.answer(async (folder: string, source: string) => {
        const done = await shell.call('source.remember', { folder, source });
        return done.ok
          ? ok({ document: done.value, lines: ['It is in the register of this workstation.'], caseFolder: folder })
          : done;
      }),
    );
  command
    .command('register')
    .description('sources met in the cases of this workstation')
    .option('--forget <id>', 'take one out; its case stays as it is')
    .action(
      shell.answer(async ({ forget }: { readonly forget?: string }) => {
        const list = await shell.call('source.register', {});
        if (!list.ok) return list;
        if (forget !== undefined) return forgetOne(shell, list.value.met, forget);
        const { met } = list.value;
        const lines = met.flatMap((one) => [...describeMet(one), `    ${one.case}  ${one.id}`]);
        return ok({ document: list.value, lines: lines.length === 0 ? ['No source was met yet.'] : lines });
      }),
    );
};

const reliabilityOption = (): Option =>
  new Option('--reliability <grade>', 'Admiralty code, A to F').choices(reliabilities).makeOptionMandatory();

const addRegister = (command: Command): Command =>
  command
    .option('--register', 'put it into the register of this workstation, even if it is TLP:RED')
    .option('--no-register', 'keep it out of that register');

const findMet = (met: readonly Met[], id: string): Result<Met, Failure> => {
  const found = met.filter((one) => one.id.startsWith(id));
  const [only] = found;
  if (found.length === 1 && only !== undefined) return ok(only);
  return err({
    code: found.length === 0 ? 'NOT_FOUND' : 'AMBIGUOUS',
    message: `${id} stands for ${found.length} sources of the register.`,
    hint: '`plumbline source register` lists them.',
    at: id,
  });
};

const adopt = async (shell: Shell, folder: string, id: string, options: AdoptOptions) => {
  const list = await shell.call('source.register', {});
  if (!list.ok) return list;
  const met = findMet(list.value.met, id);
  if (!met.ok) return met;
  const { name = met.value.name, kind = met.value.kind, descriptor, reason, tlp, register: wish } = options;
  const from = { case: met.value.case, id: met.value.id };
  const done = await shell.call('source.adopt', { folder, from, name, kind, descriptor, reason, tlp, register: wish });
  if (!done.ok) return done;
  return ok({
    document: done.value,
    lines: [done.value.id, `Its reliability is ${done.value.reliability}, taken over from ${met.value.case}.`],
    caseFolder: folder,
  });
};

const forgetOne = async (shell: Shell, met: readonly Met[], id: string) => {
  const found = findMet(met, id);
  if (!found.ok) return found;
  const done = await shell.call('source.forget', { case: found.value.case, id: found.value.id });
  return done.ok ? ok({ document: done.value, lines: ['It is out of the register; its case is as it was.'] }) : done;
};

const letter = (reliability: string): string => `${reliability} (${reliabilityWords.get(reliability) ?? 'unknown'})`;

const describeMet = ({ name, kind, caseTitle, assessments }: Met): readonly string[] => {
  const [latest] = assessments;
  const said = latest === undefined ? '' : `: ${letter(latest.reliability)}, ${latest.at.slice(0, 10)}`;
  const why = latest === undefined || latest.reason === '' ? '' : `, “${latest.reason}”`;
  return [`${name}${kind === '' ? '' : ` (${kind})`}, in “${caseTitle}”${said}${why}`];
};

/** Where something like it was met; never taken over by itself. */
const metLines = (met: History['met']): readonly string[] =>
  met.length === 0
    ? []
    : [
        'Met before on this workstation. A name alone is no identity: compare before you rely on it.',
        ...met.map((one) => `  ${one.how}: ${describeMet(one).join('')}  ${one.id}`),
        'To add one with the reliability that it has there: `plumbline source adopt DIR ID`.',
      ];

const itemsOf = (items: number): string => `${items} ${items === 1 ? 'item' : 'items'}`;

const assessLines = (
  { line, before, followed, left, own }: Output<'source.assess'>,
  now: string,
): readonly string[] => [
  `line ${line}: ${before ?? '(withheld)'} before, ${now} from now on; the earlier letter stays on record`,
  ...(followed > 0 ? [`${itemsOf(followed)} followed, each with a correction of its own`] : []),
  ...(left > 0
    ? [
        `${itemsOf(left)} still ${left === 1 ? 'holds' : 'hold'} ${before ?? '?'}: weights stay until they are corrected`,
      ]
    : []),
  ...(own > 0 ? [`${itemsOf(own)} with another letter stay${own === 1 ? 's' : ''} as graded`] : []),
];

const historyLines = ({ events, aliases, identifiers, following, own, registered, met }: History) => [
  ...events.flatMap(({ line, act, at, actor, reliability, before, changed, from, reason }) => [
    `${at ?? '(withheld)'}  line ${line}  ${
      act === 'add'
        ? `added with ${reliability ?? '(withheld)'}`
        : act === 'assess'
          ? `assessed ${before ?? '(withheld)'} → ${reliability ?? '(withheld)'}`
          : `corrected ${changed.map(({ what, after }) => `${what}: ${after ?? ''}`).join('; ')}`
    }  by ${actor ?? '(withheld)'}`,
    ...(from === null ? [] : [`    taken over from ${from.case} ${from.source}`]),
    ...(reason === null || reason === '' ? [] : [`    ${reason}`]),
  ]),
  ...(aliases.length === 0 ? [] : [`Other names: ${aliases.join(', ')}`]),
  ...(identifiers.length === 0 ? [] : [`Identifiers: ${identifiers.join(', ')}`]),
  `${itemsOf(following)} with its letter, ${own} with another`,
  registered ? 'In the register of this workstation.' : 'Not in the register of this workstation.',
  ...metLines(met),
];
