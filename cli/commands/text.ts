import { Option } from 'commander';
import { ok } from '../../shared/base/result.ts';
import type { Input, Output } from '../../shared/api/contract.ts';
import { composeReport } from '../../shared/attribution/written/compose-report.ts';
import { reportTemplates } from '../../shared/domain/report-vocabulary.ts';
import { sentenceKinds, writtenSections } from '../../shared/domain/written-sentence.ts';
import { openPoints } from '../../shared/lint/open-points.ts';
import { tlpOption } from '../command-options.ts';
import { formatTable } from '../output.ts';
import type { Register } from '../shell.ts';
import { changeOf, reportLines, writtenOf } from '../report-lines.ts';

type Written = Input<'sentence.write'>;
type AddOptions = Written['sentences'][number] & Pick<Written, 'before' | 'tlp'>;
type ChangeOptions = Pick<Input<'sentence.change'>, 'text' | 'kind' | 'tlp'>;
type MoveOptions = Pick<Input<'sentence.place'>, 'section' | 'before'>;
type ReportOptions = Pick<Input<'report.set'>, 'template' | 'reader' | 'question' | 'tlp'>;

const sectionOption = () =>
  new Option('--section <section>', 'section of the assessment').choices(writtenSections).makeOptionMandatory();
const kindOption = (more: readonly string[] = []) =>
  new Option('--kind <kind>', 'what it is').choices([...sentenceKinds, ...more]);
const templateOption = () => new Option('--template <template>', 'which sections are shown').choices(reportTemplates);

export const register: Register = (command, shell) => {
  command
    .command('add')
    .description('write a sentence')
    .argument('<dir>', 'the case')
    .argument('<sentence>', 'words, and fields in braces: {cite:EX-0001} {likelihood:HYPOTHESIS} {confidence:LEVEL}')
    .addOption(sectionOption())
    .addOption(kindOption())
    .option('--before <sentence>', 'the sentence that it is to stand before; without it, the last one')
    .addOption(tlpOption('marking of the sentence'))
    .action(
      shell.answer(async (folder: string, text: string, { section, kind, before, tlp }: AddOptions) => {
        const done = await shell.call('sentence.write', { folder, sentences: [{ section, kind, text }], before, tlp });
        if (!done.ok) return done;
        const [written] = done.value.written;
        return ok({ document: written ?? null, caseFolder: folder, lines: [written?.id ?? ''] });
      }),
    );
  command
    .command('change')
    .description('say otherwise what a sentence says, or what it is; the line before stays')
    .argument('<dir>', 'the case')
    .argument('<sentence>', 'its identifier')
    .option('--text <sentence>', 'what it says from now on')
    .addOption(kindOption(['untagged']))
    .addOption(tlpOption('marking of the sentence'))
    .action(
      shell.answer(async (folder: string, sentence: string, { text, kind, tlp }: ChangeOptions) => {
        const done = await shell.call('sentence.change', { folder, sentence, text, kind, tlp });
        return done.ok ? ok({ document: done.value, caseFolder: folder, lines: [`line ${done.value.line}`] }) : done;
      }),
    );
  command
    .command('move')
    .description('put a sentence elsewhere, or back where it was taken out')
    .argument('<dir>', 'the case')
    .argument('<sentence>', 'its identifier')
    .addOption(sectionOption())
    .option('--before <sentence>', 'the sentence that it is to stand before; without it, the last one')
    .action(
      shell.answer(async (folder: string, sentence: string, { section, before }: MoveOptions) => {
        const done = await shell.call('sentence.place', { folder, sentence, section, before });
        return done.ok ? ok({ document: done.value, caseFolder: folder, lines: [`line ${done.value.line}`] }) : done;
      }),
    );
  command
    .command('remove')
    .description('take a sentence out of the text; it stays on record')
    .argument('<dir>', 'the case')
    .argument('<sentence>', 'its identifier')
    .option('--reason <text>', 'why')
    .action(
      shell.answer(async (folder: string, sentence: string, { reason }: { readonly reason?: string }) => {
        const done = await shell.call('sentence.remove', { folder, sentence, reason });
        return done.ok ? ok({ document: done.value, caseFolder: folder, lines: [`line ${done.value.line}`] }) : done;
      }),
    );
  command
    .command('template')
    .description('for whom the report is, and what it answers')
    .argument('<dir>', 'the case')
    .addOption(templateOption().makeOptionMandatory())
    .option('--reader <text>', 'who is to read it')
    .option('--question <text>', 'what they ask')
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(async (folder: string, { template, reader, question, tlp }: ReportOptions) => {
        const done = await shell.call('report.set', { folder, template, reader, question, tlp });
        return done.ok ? ok({ document: done.value, caseFolder: folder, lines: [`line ${done.value.line}`] }) : done;
      }),
    );
  command
    .command('suggest')
    .description('the statement of each level as sentences that follow the computation')
    .argument('<dir>', 'the case')
    .option('--write', 'write them')
    .addOption(tlpOption('marking of the sentences'))
    .action(
      shell.answer(async (folder: string, { write, tlp }: Pick<Written, 'tlp'> & { readonly write?: true }) => {
        const read = await shell.call('report.read', { folder });
        if (!read.ok) return read;
        const { suggestions } = read.value;
        const lines =
          suggestions.length === 0
            ? ['Nothing to suggest: no level has a lead whose likelihood is not stated already.']
            : formatTable(suggestions.map(({ section, kind, text }) => [section, kind, text]));
        if (write !== true || suggestions.length === 0)
          return ok({ document: { suggestions, written: [] }, caseFolder: folder, lines });
        const sentences = suggestions.map(({ section, kind, text }) => ({ section, kind, text }));
        const done = await shell.call('sentence.write', { folder, sentences, tlp });
        return done.ok
          ? ok({ document: { suggestions, written: done.value.written }, caseFolder: folder, lines })
          : done;
      }),
    );
  command
    .command('list')
    .description('the sentences as they are typed, with their identifiers, and what is open')
    .argument('<dir>', 'the case')
    .option('--removed', 'those that were taken out')
    .action(
      shell.answer(async (folder: string, { removed }: { readonly removed?: true }) => {
        const read = await shell.call('report.read', { folder });
        if (!read.ok) return read;
        const sentences = removed === true ? read.value.removed : read.value.sentences;
        const points = removed === true ? [] : openPoints(writtenOf(read.value));
        return ok({
          document: { sentences, open: points },
          caseFolder: folder,
          lines: [
            ...(sentences.length === 0 ? ['No sentence.'] : formatTable(sentences.map(listedRow))),
            ...points.map(({ sentence, message }) => `open: ${sentence}: ${message}`),
          ],
        });
      }),
    );
  command
    .command('history')
    .description('every line about a sentence')
    .argument('<dir>', 'the case')
    .argument('<sentence>', 'its identifier')
    .action(
      shell.answer(async (folder: string, sentence: string) => {
        const read = await shell.call('sentence.history', { folder, sentence });
        if (!read.ok) return read;
        const lines = read.value.events.map(({ line, act, actor, text, section, reason }) => {
          const what = [section, text, reason].filter((one) => one !== null && one !== '').join(': ');
          return `line ${line} ${act} by ${actor ?? 'withheld'}: ${what}`;
        });
        return ok({ document: read.value, caseFolder: folder, lines });
      }),
    );
  command
    .command('show')
    .description('the text with what its fields say now')
    .argument('<dir>', 'the case')
    .addOption(templateOption())
    .action(
      shell.answer(async (folder: string, { template }: Partial<Pick<ReportOptions, 'template'>>) => {
        const read = await shell.call('report.read', { folder });
        if (!read.ok) return read;
        const chosen = template ?? read.value.choice?.template ?? 'technical';
        const change = await changeOf(folder, read.value, shell);
        if (!change.ok) return change;
        const sections = composeReport({
          sentences: writtenOf(read.value),
          facts: read.value.facts,
          template: chosen,
          change: change.value,
        });
        const { reader = null, question = null } = read.value.choice ?? {};
        return ok({
          document: { template: chosen, reader, question, sections },
          caseFolder: folder,
          lines: reportLines({ reader, question, sections }),
        });
      }),
    );
};

type Sentence = Output<'report.read'>['sentences'][number];
const listedRow = ({ id, section, kind, tlp, text }: Sentence): readonly string[] => [
  id,
  section ?? 'withheld',
  kind ?? 'untagged',
  tlp ?? '',
  text,
];
