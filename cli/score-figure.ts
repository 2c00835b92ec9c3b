import type { Output } from '../shared/api/contract.ts';
import { parseAssessment, type LevelAssessment } from '../shared/attribution/assessment-shape.ts';
import { levelQuestions, nameAssessment } from '../shared/attribution/assessment-names.ts';
import { utf8ToBytes } from '../shared/base/bytes.ts';
import { err, ok, type Failure, type Result } from '../shared/base/result.ts';
import { drawCaseFigure, type CaseFigureKind } from '../shared/figures/case-figure.ts';
import { toDisagreement } from '../shared/figures/compared-raters.ts';
import { captionFigure, figureToSvg } from '../shared/figures/figure-svg.ts';
import type { RaterDisagreement } from '../shared/figures/rater-disagreement.ts';
import type { Answer } from './answer.ts';
import { formatMark } from './output.ts';
import { caveat } from './score-lines.ts';
import type { Shell } from './shell.ts';

export type FigureOptions = {
  readonly figure: CaseFigureKind;
  readonly level?: number;
  readonly at?: number;
  readonly hypothesis?: string;
};

const widthPixels = 960;

/** Draws one figure of one level into an SVG file of its own, with what it is and rests on written around it. */
export const writeFigure = async (
  folder: string,
  out: string,
  { figure: kind, level, at, hypothesis }: FigureOptions,
  shell: Shell,
): Promise<Result<Answer>> => {
  if (hypothesis !== undefined && kind !== 'waterfall') {
    return err(usage('--hypothesis belongs to --figure waterfall.'));
  }
  if (kind === 'disagreement' && at !== undefined)
    return err(usage('The raters are compared as they are now, without --at.'));
  const scored = await shell.call('score.case', { folder, at });
  if (!scored.ok) return scored;
  const matrix = await shell.call('matrix.read', { folder, at });
  if (!matrix.ok) return matrix;
  const info = await shell.call('case.info', { folder });
  if (!info.ok) return info;
  const assessment = parseAssessment(scored.value.sections);
  if (!assessment.ok) return assessment;
  const own = chooseLevel(assessment.value, level);
  if (!own.ok) return own;
  if (scored.value.unranked.includes(own.value.level)) {
    shell.note(
      `No ranking of your own stands on level ${own.value.level}: rank before you look (\`plumbline ranking set\`).`,
    );
  }
  const chosen = hypothesis === undefined ? ok(null) : chooseHypothesis(own.value, hypothesis);
  if (!chosen.ok) return chosen;
  const disagreement =
    kind === 'disagreement' ? await readDisagreement(folder, own.value, matrix.value, shell) : ok(null);
  if (!disagreement.ok) return disagreement;
  const figure = drawCaseFigure(
    kind,
    { assessment: own.value, rows: matrix.value.rows, hypothesis: chosen.value, disagreement: disagreement.value },
    widthPixels,
  );
  if (!figure.ok) return figure;
  const svg = figureToSvg(
    captionFigure(
      figure.value,
      headingOf(info.value, own.value, figure.value.title),
      notesOf(info.value, own.value, matrix.value.size),
    ),
  );
  const [{ writeNewFile }, { nodeCrypto, nodeRandomBytes }] = await Promise.all([
    import('../services/bundles/new-file.ts'),
    import('../services/node-crypto.ts'),
  ]);
  const bytes = utf8ToBytes(svg);
  const written = writeNewFile(out, bytes, { random: nodeRandomBytes });
  if (!written.ok) return written;
  const sha256 = nodeCrypto.sha256Hex(bytes);
  return ok({
    document: { figure: kind, level: own.value.level, lines: matrix.value.size, out, size: bytes.length, sha256 },
    caseFolder: folder,
    lines: [`${out}: ${figure.value.title}, ${bytes.length} bytes, SHA-256 ${sha256}`],
  });
};

const chooseLevel = (
  assessment: Extract<ReturnType<typeof parseAssessment>, { ok: true }>['value'],
  level: number | undefined,
): Result<LevelAssessment> => {
  if (assessment.status === 'not_recomputable') {
    return err({
      code: 'NOT_RECOMPUTABLE',
      message: `There are no numbers to draw: ${assessment.missing.join(', ')} is withheld in this edition.`,
      hint: 'Draw it from the full edition, or where the case was made.',
    });
  }
  const [first, ...others] = assessment.levels;
  const own = level === undefined ? first : assessment.levels.find((one) => one.level === level);
  if (own === undefined) {
    return err({
      code: 'NOTHING_TO_DRAW',
      message:
        level === undefined
          ? 'There is no hypothesis, so there is nothing to draw.'
          : `Level ${level} has no hypothesis.`,
      hint: 'State one first: `plumbline hypothesis add`.',
    });
  }
  if (level === undefined && others.length > 0) {
    return err(
      usage(
        `A figure shows one level; this case has ${assessment.levels.map((one) => one.level).join(', ')}. Name one with --level.`,
      ),
    );
  }
  return ok(own);
};

const chooseHypothesis = ({ scores, level }: LevelAssessment, reference: string): Result<string> => {
  const found = scores.hypotheses.filter(({ id }) => id.startsWith(reference));
  const only = found.find(({ id }) => id === reference) ?? (found.length === 1 ? found[0] : undefined);
  if (only !== undefined) return ok(only.id);
  return err({
    code: found.length === 0 ? 'NOT_FOUND' : 'AMBIGUOUS',
    message:
      found.length === 0
        ? `Level ${level} has no hypothesis ${reference}.`
        : `${reference} stands for ${found.length} hypotheses of level ${level}.`,
    hint: '`plumbline hypothesis list` has the identifiers.',
    at: reference,
  });
};

const readDisagreement = async (
  folder: string,
  { level, scores }: LevelAssessment,
  { rows }: Output<'matrix.read'>,
  shell: Shell,
): Promise<Result<RaterDisagreement | null>> => {
  const compared = await shell.call('rater.compare', { folder, level });
  if (!compared.ok) return compared;
  const own = compared.value.levels.find((one) => one.level === level);
  const names = nameAssessment(scores, rows);
  return ok(own === undefined ? null : toDisagreement(own, (id) => names.hypothesis(id).text));
};

const headingOf = (
  { title, mark }: Output<'case.info'>,
  { level }: LevelAssessment,
  figure: string,
): readonly string[] => [
  ...formatMark(mark).filter((line) => line !== ''),
  title ?? '(title withheld)',
  `Level ${level}: ${levelQuestions.get(level) ?? ''} ${figure}`,
];

/** A picture goes where no case is: what it rests on has to go with it. */
const notesOf = (
  { tlp, origin, stage }: Output<'case.info'>,
  { scores }: LevelAssessment,
  lines: number,
): readonly string[] => [
  caveat,
  `Drawn from ${stage === 'read-only' ? 'a case that is open for reading only, from a bundle or a copy' : 'the working case, not from a release'}: ledger ${origin}, ${lines} lines; scoring profile ${scores.profile.id} ${scores.profile.version}, SHA-256 ${scores.profile.sha256}.`,
  `The case is marked TLP:${tlp ?? '(withheld)'}; single items in it may be marked higher.`,
];

const usage = (message: string): Failure => ({ code: 'BAD_USAGE', message, hint: 'Run `plumbline score --help`.' });
