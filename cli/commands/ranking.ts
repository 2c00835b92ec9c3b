import type { Tlp } from '../../shared/domain/vocabulary.ts';
import { err, ok, type Result } from '../../shared/base/result.ts';
import { parseAssessment } from '../../shared/attribution/assessment-shape.ts';
import { rankingStandingWords } from '../../shared/domain/ranking-words.ts';
import type { Answer } from '../answer.ts';
import { parseLevel, tlpOption } from '../command-options.ts';
import { formatRankings } from '../ranking-lines.ts';
import type { Register, Shell } from '../shell.ts';

type SetOptions = {
  readonly level: number;
  readonly reason?: string;
  readonly seen?: boolean;
  readonly tlp?: Tlp;
};
type LevelText = { readonly level: number; readonly tlp?: Tlp };

export const register: Register = (command, shell) => {
  command
    .command('set')
    .description('rank every hypothesis of a level yourself, the most likely first')
    .argument('<dir>', 'the case')
    .argument('<place...>', 'id of a hypothesis or a prefix of it; with = between those that are equally likely')
    .requiredOption('--level <1..4>', 'the level', parseLevel)
    .option('--reason <text>', 'why in this order')
    .option('--seen', 'you know the scores of the level: recorded so')
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(async (folder: string, places: readonly string[], { level, reason, seen, tlp }: SetOptions) => {
        const order = places.map((place) => place.split('='));
        if (order.some((place) => place.includes(''))) {
          return err({
            code: 'BAD_USAGE',
            message: 'A place names no hypothesis.',
            hint: 'Write the places apart, as in `hy-3f hy-7a=hy-9c hy-20`.',
          });
        }
        const set = await shell.call('ranking.set', { folder, level, order, reason, seen, tlp });
        if (!set.ok) return set;
        const { line, standing } = set.value;
        return ok({
          document: set.value,
          caseFolder: folder,
          lines: [`ranked in line ${line}, made ${rankingStandingWords[standing]}`],
        });
      }),
    );
  command
    .command('show')
    .description('own rankings beside the computed order')
    .argument('<dir>', 'the case')
    .option('--level <1..4>', 'only this level', parseLevel)
    .action(shell.answer((folder: string, { level }: { readonly level?: number }) => show(folder, level, shell)));
  command
    .command('explain')
    .description('explain how your ranking differs from the computed order')
    .argument('<dir>', 'the case')
    .requiredOption('--level <1..4>', 'the level', parseLevel)
    .requiredOption('--explanation <text>', 'why they differ')
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(
        async (folder: string, { level, explanation, tlp }: LevelText & { readonly explanation: string }) => {
          const explained = await shell.call('ranking.explain', { folder, level, explanation, tlp });
          if (!explained.ok) return explained;
          return ok({
            document: explained.value,
            caseFolder: folder,
            lines: [`explained in line ${explained.value.line}`],
          });
        },
      ),
    );
  command
    .command('waive')
    .description('have the scores of a level shown without ranking it first; recorded with the reason')
    .argument('<dir>', 'the case')
    .requiredOption('--level <1..4>', 'the level', parseLevel)
    .requiredOption('--reason <text>', 'why without a ranking')
    .addOption(tlpOption('marking of the line'))
    .action(
      shell.answer(async (folder: string, { level, reason, tlp }: LevelText & { readonly reason: string }) => {
        const waived = await shell.call('ranking.waive', { folder, level, reason, tlp });
        if (!waived.ok) return waived;
        return ok({ document: waived.value, caseFolder: folder, lines: [`recorded in line ${waived.value.line}`] });
      }),
    );
};

/** The computed order stands beside a ranking only where it may be shown: asking for it is no way round the cover. */
const show = async (folder: string, level: number | undefined, shell: Shell): Promise<Result<Answer>> => {
  const read = await shell.call('ranking.list', { folder });
  if (!read.ok) return read;
  const scored = await shell.call('score.case', { folder, level, cover: true });
  if (!scored.ok) return scored;
  const assessment = parseAssessment(scored.value.sections);
  if (!assessment.ok) return assessment;
  const levels = assessment.value.status === 'computed' ? assessment.value.levels : [];
  const rankings = read.value.rankings.filter((one) => level === undefined || one.level === level);
  const waivers = read.value.waivers.filter((one) => level === undefined || one.level === level);
  return ok({
    document: { rankings, waivers },
    caseFolder: folder,
    lines: formatRankings({ rankings, waivers }, levels),
  });
};
