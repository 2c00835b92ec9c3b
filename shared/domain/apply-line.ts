import { z } from 'zod';
import { canonicalJson } from '../ledger/canonical-json.ts';
import { actSchema, enrolmentSchema } from '../ledger/field-schemas.ts';
import { lineTypeOf } from '../ledger/line-types.ts';
import type { RevealedLine } from '../ledger/reveal.ts';
import { applyConfidenceLine } from './apply-confidence.ts';
import { applyAssetLine } from './apply-asset.ts';
import { applyExerciseLine } from './apply-exercise.ts';
import { applyEvidenceLine } from './apply-evidence.ts';
import { applyFindingLine } from './apply-finding.ts';
import { applyHarmLine } from './apply-harm.ts';
import { applyMeasureLine } from './apply-measure.ts';
import { applyHypothesisLine } from './apply-hypothesis.ts';
import { applyImportLine } from './apply-import.ts';
import { applyReasoningLine } from './apply-reasoning.ts';
import { applyRegisterLine } from './apply-register.ts';
import { applyClusterLine } from './apply-cluster.ts';
import { applyNameLine } from './apply-name.ts';
import { applyResponsibilityLine } from './apply-responsibility.ts';
import { applySentenceLine } from './apply-sentence.ts';
import { applyRedressLine } from './apply-redress.ts';
import { applyRemediationLine } from './apply-remediation.ts';
import { applyReviewLine } from './apply-review.ts';
import { applyStandingLine } from './apply-standing.ts';
import { applySourceLine } from './apply-source.ts';
import { applyLintLine } from './apply-lint.ts';
import { applyYardstickLine } from './apply-yardstick.ts';
import { seqKey, type CaseTables } from './case-tables.ts';
import { readFields } from './line-fields.ts';

/**
 * How one line changes what the case holds. The only definition: SQLite projections, replay to an earlier line and the
 * verifier's reconstruction all call it. Unknown types and versions change nothing but the list of lines, and void open
 * requests as any line does.
 */
export const applyLine = (line: RevealedLine, tables: CaseTables): void => {
  const fields = readFields(line);
  tables.put('line_index', {
    key: seqKey(line.seq),
    seq: line.seq,
    type: line.type,
    day: line.day,
    at: fields.string('at'),
    actor: fields.string('actor'),
    tlp: fields.string('tlp'),
  });
  voidOpenRequests(line, tables);
  // Fields of an unknown version were not checked by any schema.
  if (lineTypeOf(line.type, line.v) === undefined) return;
  applyCaseLine(line, tables);
  applyEvidenceLine(line, tables);
  applyReasoningLine(line, tables);
  applyHarmLine(line, tables);
  applyRemediationLine(line, tables);
  applyMeasureLine(line, tables);
  applyAssetLine(line, tables);
  applyRedressLine(line, tables);
  applyExerciseLine(line, tables);
  applyHypothesisLine(line, tables);
  applyConfidenceLine(line, tables);
  applyReviewLine(line, tables);
  applyYardstickLine(line, tables);
  applyLintLine(line, tables);
  applyRegisterLine(line, tables);
  applyResponsibilityLine(line, tables);
  applyNameLine(line, tables);
  applyClusterLine(line, tables);
  applyImportLine(line, tables);
  applySourceLine(line, tables);
  applyFindingLine(line, tables);
  applySentenceLine(line, tables);
  applyStandingLine(line, tables);
};

/**
 * Between a request and its act stand only approvals of it (bundle format, section 5): any other line voids it. The
 * act itself names the request.
 */
const voidOpenRequests = (line: RevealedLine, tables: CaseTables): void => {
  const isKnown = lineTypeOf(line.type, line.v) !== undefined;
  const named = isKnown && requestLineTypes.has(line.type) ? line.fields['request'] : undefined;
  for (const request of tables.openRequests()) {
    if (named !== request.key) tables.put('request', { ...request, state: 'void' });
  }
};

const requestLineTypes: ReadonlySet<string> = new Set([
  'approval.record',
  'identity.enrol',
  'identity.revoke',
  'profile.activate',
  'release.freeze',
  'standing.set',
]);

const perform = (request: string | null, tables: CaseTables): void => {
  const row = request === null ? undefined : tables.get('request', request);
  if (row?.state === 'open') tables.put('request', { ...row, state: 'performed' });
};

const applyCaseLine = (line: RevealedLine, tables: CaseTables): void => {
  const fields = readFields(line);
  const { seq } = line;
  switch (line.type) {
    case 'case.open': {
      tables.put('case_file', {
        key: 'case',
        origin: line.log,
        title: fields.string('title'),
        question: fields.text('question'),
        tlp: fields.string('tlp'),
        mark: fields.string('mark'),
        openedAt: fields.string('at'),
        logKey: fields.string('logKey'),
      });
      const profiles = fields.value('profiles', z.record(z.string(), z.string()));
      for (const [purpose, sha256] of Object.entries(profiles ?? {})) {
        tables.put('profile', { key: purpose, purpose, sha256, seq, body: null });
      }
      const founder = fields.value('founder', enrolmentSchema.nullable());
      if (founder !== null) enrol(founder, seq, tables);
      return;
    }
    case 'identity.enrol': {
      const enrolment = fields.value('enrolment', enrolmentSchema);
      if (enrolment !== null) enrol(enrolment, seq, tables);
      return perform(fields.string('request'), tables);
    }
    case 'identity.revoke': {
      const identity = tables.get('identity', fields.string('principal') ?? '');
      if (identity !== undefined) tables.put('identity', { ...identity, revokedSeq: seq });
      return perform(fields.string('request'), tables);
    }
    case 'approval.request': {
      const act = fields.value('act', actSchema);
      const id = fields.string('id');
      if (act === null || id === null) return;
      tables.put('request', {
        key: id,
        seq,
        kind: act.kind,
        act: canonicalJson(act),
        actor: fields.string('actor') ?? '',
        at: fields.string('at') ?? '',
        state: 'open',
      });
      return;
    }
    case 'approval.record': {
      const request = fields.string('request') ?? '';
      const principal = fields.string('principal') ?? '';
      tables.put('approval', {
        key: `${request}/${principal}`,
        request,
        principal,
        seq,
        checkpoint: fields.string('checkpoint') ?? '',
        signature: fields.string('signature') ?? '',
      });
      return;
    }
    case 'profile.activate': {
      const request = fields.string('request');
      const row = tables.get('request', request ?? '');
      const act = row === undefined ? undefined : actSchema.safeParse(JSON.parse(row.act)).data;
      const purpose = fields.string('purpose') ?? '';
      tables.put('profile', {
        key: purpose,
        purpose,
        sha256: fields.string('sha256') ?? '',
        seq,
        body: act?.kind === 'profile' ? act.body : null,
      });
      return perform(request, tables);
    }
    case 'release.freeze': {
      const request = fields.string('request');
      tables.put('release', {
        key: seqKey(seq),
        seq,
        request,
        at: fields.string('at') ?? '',
        actor: fields.string('actor') ?? '',
        sections: canonicalJson(fields.value('sections', z.record(z.string(), z.number())) ?? {}),
      });
      return perform(request, tables);
    }
    case 'export.record': {
      const file = fields.value('file', z.object({ name: z.string(), sha256: z.string() }));
      tables.put('export_record', {
        key: seqKey(seq),
        seq,
        edition: fields.string('edition'),
        release: fields.number('release'),
        name: file?.name ?? null,
        sha256: file?.sha256 ?? null,
        at: fields.string('at'),
      });
      return;
    }
    case 'review.import': {
      tables.put('review', {
        key: seqKey(seq),
        seq,
        sha256: fields.string('sha256'),
        conclusion: fields.string('conclusion'),
        reviewer: fields.value('reviewer', enrolmentSchema)?.principal ?? null,
      });
      return;
    }
    case 'correction': {
      tables.put('correction', {
        key: seqKey(seq),
        seq,
        corrects: fields.number('corrects'),
        reason: fields.text('reason'),
      });
      return;
    }
    case 'log.succeed': {
      const previous = fields.value('previous', z.object({ origin: z.string(), size: z.number() }));
      const by = fields.value('by', enrolmentSchema);
      const logKey = fields.string('logKey') ?? '';
      const row = tables.get('case_file', 'case');
      if (row !== undefined) tables.put('case_file', { ...row, origin: line.log, logKey });
      tables.put('succession', {
        key: seqKey(seq),
        seq,
        previousOrigin: previous?.origin ?? '',
        previousSize: previous?.size ?? 0,
        logKey,
        principal: by?.principal ?? '',
      });
      return;
    }
  }
};

const enrol = (enrolment: z.infer<typeof enrolmentSchema>, seq: number, tables: CaseTables): void => {
  const { principal, person, publicKey } = enrolment;
  // A second enrolment under the same principal must not replace the first; the two-person check names it as a fault.
  if (tables.get('identity', principal) !== undefined) return;
  tables.put('identity', { key: principal, principal, person, publicKey, enrolledSeq: seq, revokedSeq: null });
};
