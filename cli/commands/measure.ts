import { Option, type Command } from 'commander';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { issueToText, schemaWords } from '../../shared/base/schema-words.ts';
import { measureRecord, type MeasureRecord } from '../../shared/api/measure-contract.ts';
import type { Input, Output } from '../../shared/api/contract.ts';
import { measureRoles, monitoringIndicators, reviewTriggers } from '../../shared/domain/measure-vocabulary.ts';
import { reviewConclusions } from '../../shared/domain/vocabulary.ts';
import { addSigningOptions, collect, parseWhole, tlpOption, type SigningOptions } from '../command-options.ts';
import { readJson } from '../input-file.ts';
import { gateLines, listLines, measureLines } from '../measure-lines.ts';
import type { Register, Shell } from '../shell.ts';
import { signIn } from '../sign-in.ts';

type Tlp = Input<'measure.gate'>['tlp'];
type Marked = { readonly tlp?: Tlp };
type Reasoned = Marked & { readonly reason: string };
type Move = Input<'measure.move'>['move'];

export const register: Register = (command, shell) => {
  registerReading(command, shell);
  registerRecord(command, shell);
  registerPeople(command, shell);
  registerMoves(command, shell);
  registerWatching(command, shell);
};

const registerReading = (command: Command, shell: Shell): void => {
  command
    .command('list')
    .description('every measure of a case, as it stands today')
    .argument('<dir>', 'the case')
    .action(
      shell.answer(async (folder: string) => {
        const read = await shell.call('measure.list', { folder });
        return read.ok ? ok({ document: read.value, caseFolder: folder, lines: listLines(read.value) }) : read;
      }),
    );
  onMeasure(command, 'show', 'one measure: its record, gates, approvals and history').action(
    shell.answer(async (folder: string, measure: string) => {
      const read = await shell.call('measure.read', { folder, measure });
      return read.ok ? ok({ document: read.value, caseFolder: folder, lines: measureLines(read.value) }) : read;
    }),
  );
  command
    .command('lapse')
    .description(
      'record what is due without anybody’s word: ends that have come, and reviews that running measures need',
    )
    .argument('<dir>', 'the case')
    .action(
      shell.answer(async (folder: string) => {
        const done = await shell.call('measure.settle', { folder });
        return done.ok ? ok({ document: done.value, caseFolder: folder, lines: settledLines(done.value) }) : done;
      }),
    );
};

const settledLines = ({ lapsed, required, waiting }: Output<'measure.settle'>): readonly string[] => [
  ...lapsed.map(({ id, end, line }) => `${id} lapsed on ${end ?? ''}, line ${line}`),
  ...required.map(({ id, trigger, line }) => `${id} is under review for ${trigger.replaceAll('_', ' ')}, line ${line}`),
  ...(waiting === null ? [] : [waiting]),
  ...(lapsed.length + required.length === 0 && waiting === null ? ['nothing is due'] : []),
];

const registerRecord = (command: Command, shell: Shell): void => {
  command
    .command('draft')
    .description('draft a measure with its decision record from a file')
    .argument('<dir>', 'the case')
    .requiredOption('--file <file>', 'the record as JSON (- for stdin); the handbook lists its members')
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(async (folder: string, { file, tlp }: Marked & { readonly file: string }) => {
        const record = await readRecord(file, shell);
        if (!record.ok) return record;
        const done = await shell.call('measure.draft', { folder, record: record.value, tlp });
        return done.ok ? ok({ document: done.value, caseFolder: folder, lines: [done.value.id] }) : done;
      }),
    );
  onMeasure(command, 'amend', 'replace the record of a measure that is not decided on')
    .requiredOption('--file <file>', 'the whole record as JSON (- for stdin)')
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(async (folder: string, measure: string, { file, tlp }: Marked & { readonly file: string }) => {
        const record = await readRecord(file, shell);
        if (!record.ok) return record;
        const done = await shell.call('measure.amend', { folder, measure, record: record.value, tlp });
        return done.ok ? ok({ document: done.value, caseFolder: folder, lines: [`line ${done.value.line}`] }) : done;
      }),
    );
  onMeasure(command, 'gate', 'hold a measure against the policy profile, and record what comes of it')
    .option('--renew-until <date>', 'of a running measure: the end that a renewal would have')
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(
        async (folder: string, measure: string, { renewUntil, tlp }: Marked & { readonly renewUntil?: string }) => {
          const done = await shell.call('measure.gate', { folder, measure, renewUntil, tlp });
          if (!done.ok) return done;
          const lines = [`line ${done.value.line}, now ${done.value.state}`, ...gateLines(done.value.gate)];
          return ok({ document: done.value, caseFolder: folder, lines });
        },
      ),
    );
};

const readRecord = async (file: string, shell: Shell): Promise<Result<MeasureRecord>> => {
  const json = await readJson(file, shell.standardInput);
  if (!json.ok) return json;
  const record = measureRecord.safeParse(json.value, { error: schemaWords });
  if (record.success) return ok(record.data);
  const issue = record.error.issues[0];
  return err({
    code: 'BAD_INPUT',
    message: `The record of the measure was refused: ${issueToText(issue)}.`,
    hint: 'The handbook lists its members, under Measures.',
    at: issue?.path.map(String).join('.') ?? '',
  });
};

const registerPeople = (command: Command, shell: Shell): void => {
  addSigningOptions(
    onMeasure(command, 'review', 'review a measure that somebody else drafted')
      .addOption(
        new Option('--conclusion <conclusion>', 'what you conclude').choices(reviewConclusions).makeOptionMandatory(),
      )
      .requiredOption('--opinion <text>', 'what you found')
      .addOption(tlpOption('marking of the line')),
    'who reviews',
  ).action(
    shell.answer(
      async (
        folder: string,
        measure: string,
        options: SigningOptions &
          Marked & { readonly conclusion: Input<'measure.review'>['conclusion']; readonly opinion: string },
      ) => {
        const person = await signIn(options, shell);
        if (!person.ok) return person;
        const { conclusion, opinion, tlp } = options;
        const done = await shell.call('measure.review', { folder, measure, conclusion, opinion, tlp, ...person.value });
        return done.ok ? moved(folder, done.value) : done;
      },
    ),
  );
  addSigningOptions(
    onMeasure(command, 'approve', 'approve a measure in one role, signed').addOption(
      new Option('--role <role>', 'in which role').choices(measureRoles).makeOptionMandatory(),
    ),
    'who approves',
  ).action(
    shell.answer(
      async (
        folder: string,
        measure: string,
        options: SigningOptions & { readonly role: Input<'measure.approve'>['role'] },
      ) => {
        const person = await signIn(options, shell);
        if (!person.ok) return person;
        const done = await shell.call('measure.approve', { folder, measure, role: options.role, ...person.value });
        if (!done.ok) return done;
        const { line, missing } = done.value;
        const left = missing.length === 0 ? 'nobody is missing' : `missing: ${missing.join(', ')}`;
        return ok({ document: done.value, caseFolder: folder, lines: [`line ${line}, ${left}`] });
      },
    ),
  );
  onMeasure(command, 'decide', 'decide on a measure that meets the criteria of the policy profile')
    .requiredOption('--reason <text>', 'what is decided, and why')
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(async (folder: string, measure: string, { reason, tlp }: Reasoned) => {
        const done = await shell.call('measure.decide', { folder, measure, reason, tlp });
        if (!done.ok) return done;
        const lines = [`line ${done.value.line}, decided`, ...gateLines(done.value.gate)];
        return ok({ document: done.value, caseFolder: folder, lines });
      }),
    );
};

const plainMoves: readonly (readonly [string, string, Move])[] = [
  ['start', 'start a measure that was decided on', { to: 'active' }],
  ['resume', 'let a measure go on that was under review or suspended', { to: 'active' }],
  ['renew', 'renew a running measure to the end that was proposed with its gate', { to: 'renewed' }],
  ['suspend', 'suspend a running measure', { to: 'suspended' }],
  ['revoke', 'end a measure before its end', { to: 'revoked' }],
  ['close', 'close a measure that is over, or that nobody decided on', { to: 'closed' }],
];

const registerMoves = (command: Command, shell: Shell): void => {
  const act = async (folder: string, measure: string, move: Move, { reason, tlp }: Reasoned) => {
    const done = await shell.call('measure.move', { folder, measure, move, reason, tlp });
    return done.ok ? moved(folder, done.value) : done;
  };
  for (const [name, says, move] of plainMoves)
    onMeasure(command, name, says)
      .requiredOption('--reason <text>', 'why')
      .addOption(tlpOption('marking of the line'))
      .action(
        shell.answer((folder: string, measure: string, options: Reasoned) => act(folder, measure, move, options)),
      );
  onMeasure(command, 'require-review', 'say that a running measure must be reviewed')
    .addOption(new Option('--trigger <trigger>', 'why').choices(reviewTriggers).default('on_request'))
    .requiredOption('--reason <text>', 'in words')
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(
        (folder: string, measure: string, options: Reasoned & { readonly trigger: (typeof reviewTriggers)[number] }) =>
          act(folder, measure, { to: 'review_required', trigger: options.trigger }, options),
      ),
    );
  onMeasure(command, 'narrow', 'let less of a running measure go on')
    .option('--target-level <level>', 'the highest level at which it names anybody', parseWhole)
    .option('--collateral <level>', 'how far it may hit others, 0 to 5', parseWhole)
    .option('--spares-civilian-services', 'it hits no essential civilian service')
    .option('--end <date>', 'an earlier end')
    .requiredOption('--reason <text>', 'why')
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(
        (
          folder: string,
          measure: string,
          options: Reasoned & {
            readonly targetLevel?: number;
            readonly collateral?: number;
            readonly sparesCivilianServices?: true;
            readonly end?: string;
          },
        ) => {
          const { targetLevel, collateral, sparesCivilianServices, end } = options;
          const spared = sparesCivilianServices === true ? { hitsEssentialCivilianService: false as const } : {};
          return act(folder, measure, { to: 'narrowed', targetLevel, collateral, end, ...spared }, options);
        },
      ),
    );
};

const registerWatching = (command: Command, shell: Shell): void => {
  onMeasure(command, 'observe', 'record what an indicator of a running measure shows')
    .addOption(new Option('--indicator <id>', 'which').choices(monitoringIndicators).makeOptionMandatory())
    .option('--value <number>', 'the number found, in the unit of the indicator', Number)
    .option('--hit', 'the tripwire is hit')
    .requiredOption('--note <text>', 'what was seen, where and when')
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(
        async (
          folder: string,
          measure: string,
          options: Marked & {
            readonly indicator: (typeof monitoringIndicators)[number];
            readonly value?: number;
            readonly hit?: true;
            readonly note: string;
          },
        ) => {
          const { indicator, value, hit, note, tlp } = options;
          const given = { folder, measure, indicator, value, hit: hit === true, note, tlp };
          const done = await shell.call('measure.observe', given);
          if (!done.ok) return done;
          const found = done.value.hit ? 'the tripwire is hit' : 'no tripwire is hit';
          const lines = [`line ${done.value.line}: ${found}; now ${done.value.state.replaceAll('_', ' ')}`];
          return ok({ document: done.value, caseFolder: folder, lines });
        },
      ),
    );
  onMeasure(command, 'consequence', 'record a consequence that nobody intended')
    .requiredOption('--what <text>', 'what happened, and to whom')
    .option('--done <text>', 'what was done about it', '')
    .option('--cite <evidence>', 'an item that it rests on; may be repeated', collect)
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(
        async (
          folder: string,
          measure: string,
          options: Marked & { readonly what: string; readonly done: string; readonly cite?: readonly string[] },
        ) => {
          const { what, done: answered, cite = [], tlp } = options;
          const given = { folder, measure, what, done: answered, cites: [...cite], tlp };
          const done = await shell.call('measure.consequence', given);
          return done.ok ? ok({ document: done.value, caseFolder: folder, lines: [`line ${done.value.line}`] }) : done;
        },
      ),
    );
};

const onMeasure = (command: Command, name: string, says: string): Command =>
  command
    .command(name)
    .description(says)
    .argument('<dir>', 'the case')
    .argument('<measure>', 'its identifier, or a unique beginning of it');

const moved = (folder: string, reply: Output<'measure.move'>) =>
  ok({
    document: reply,
    caseFolder: folder,
    lines: [`line ${reply.line}, now ${reply.state.replaceAll('_', ' ')}`],
  });
