import { describe, expect, it } from 'vitest';
import type { Json } from '../../../shared/ledger/canonical-json.ts';
import { applyLine } from '../../../shared/domain/apply-line.ts';
import { createMemoryTables, seqKey, tableNames, type CaseTables } from '../../../shared/domain/case-tables.ts';
import type { LineDraft } from '../../../shared/ledger/line.ts';
import { lineTypes } from '../../../shared/ledger/line-types.ts';
import type { RevealedLine } from '../../../shared/ledger/reveal.ts';
import { testInstant } from '../../support/deps.ts';
import {
  collection,
  content,
  draft,
  draftTypes,
  enrolment,
  grade,
  handling,
  item,
  origin,
  successorOrigin,
  testId,
  testOrigin,
  testSha256,
} from '../../support/drafts.ts';

const revealed = ({ type, fields }: LineDraft, seq: number): RevealedLine => ({
  seq,
  type,
  v: lineTypes[type]?.v ?? 1,
  day: '2026-03-01',
  log: type === 'log.succeed' ? successorOrigin : testOrigin,
  fields,
  withheld: [],
});

const apply = (drafts: readonly LineDraft[], tables: CaseTables = createMemoryTables()): CaseTables => {
  const from = tables.rows('line_index').length;
  for (const [at, one] of drafts.entries()) applyLine(revealed(one, from + at), tables);
  return tables;
};

/** The same line where the edition withholds the fields named. */
const without = (type: string, ...names: readonly string[]): LineDraft => {
  const { fields } = draft(type);
  return { type, fields: Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name))) };
};

const request = testId('request');
const stateOf = (tables: CaseTables, id = request) => tables.get('request', id)?.state;

describe('every line', () => {
  it.each(draftTypes)('of the type %s is listed', (type) => {
    expect(apply([draft(type)]).rows('line_index')).toEqual([
      { key: '000000000000', seq: 0, type, day: '2026-03-01', at: testInstant, actor: 'anna', tlp: 'CLEAR' },
    ]);
  });

  it.each(draftTypes)('of the type %s can be withheld whole without an error', (type) => {
    const tables = apply([draft('case.open'), { type, fields: {} }]);
    expect(tables.get('line_index', seqKey(1))).toMatchObject({ type, at: null, actor: null, tlp: null });
  });

  it('of an unknown type or version changes nothing else, whatever it holds', () => {
    const tables = createMemoryTables();
    const hostile: Readonly<Record<string, Json>> = { ...draft('case.open').fields, profiles: 5, founder: 'x' };
    applyLine({ ...revealed(draft('case.open'), 0), v: 2, fields: hostile }, tables);
    applyLine({ ...revealed(draft('evidence.add'), 1), type: 'moon.land' }, tables);
    applyLine({ ...revealed(draft('evidence.add'), 2), type: 'toString' }, tables);
    const filled = tableNames.filter((name) => tables.rows(name).length > 0);
    expect(filled).toEqual(['line_index']);
  });
});

describe('case.open', () => {
  it('sets case, founder and profiles', () => {
    const tables = apply([draft('case.open')]);
    expect(tables.get('case_file', 'case')).toEqual({
      key: 'case',
      origin: testOrigin,
      title: 'Case one',
      question: 'Who did it?',
      tlp: 'CLEAR',
      mark: 'exercise',
      openedAt: testInstant,
      logKey: 'plumbline.local/7f3c9a2e51d84b06+00000000+AAAA',
    });
    expect(tables.rows('identity')).toEqual([
      { key: 'anna', ...enrolment('anna', 'A'), enrolledSeq: 0, revokedSeq: null },
    ]);
    expect(tables.rows('profile')).toEqual([
      { key: 'scoring', purpose: 'scoring', sha256: testSha256('b'), seq: 0, body: null },
      { key: 'yardstick', purpose: 'yardstick', sha256: testSha256('c'), seq: 0, body: null },
    ]);
  });

  it('may enrol nobody', () => {
    expect(apply([draft('case.open', { founder: null })]).rows('identity')).toEqual([]);
  });
});

describe('identities', () => {
  it('are enrolled, and revoked with the number of the line', () => {
    const tables = apply([draft('case.open'), draft('identity.enrol'), draft('identity.revoke')]);
    expect(tables.get('identity', 'ben')).toMatchObject({ person: 'Person ben', enrolledSeq: 1, revokedSeq: null });
    expect(tables.get('identity', 'anna')).toMatchObject({ enrolledSeq: 0, revokedSeq: 2 });
  });

  it('are not replaced by a second enrolment under the same principal', () => {
    const tables = apply([draft('case.open'), draft('identity.enrol', { enrolment: enrolment('anna', 'Z') })]);
    expect(tables.get('identity', 'anna')).toMatchObject({ ...enrolment('anna', 'A'), enrolledSeq: 0 });
  });

  it('who were never enrolled are not made by a revocation', () => {
    expect(apply([draft('identity.revoke', { principal: 'nobody' })]).rows('identity')).toEqual([]);
  });
});

describe('requests', () => {
  const asked = () => apply([draft('case.open'), draft('approval.request')]);

  it('are open, with their act in full', () => {
    expect(asked().get('request', request)).toEqual({
      key: request,
      seq: 1,
      kind: 'release',
      act: '{"kind":"release","redactions":[]}',
      actor: 'anna',
      at: testInstant,
      state: 'open',
    });
  });

  it('stay open over approvals of them and end performed by their act', () => {
    const tables = apply([draft('approval.record'), draft('approval.record', { principal: 'ben' })], asked());
    expect(stateOf(tables)).toBe('open');
    expect(tables.rows('approval').map(({ key, seq }) => [key, seq])).toEqual([
      [`${request}/anna`, 2],
      [`${request}/ben`, 3],
    ]);
    apply([draft('release.freeze')], tables);
    expect(stateOf(tables)).toBe('performed');
  });

  it.each(['release.freeze', 'identity.enrol', 'identity.revoke', 'profile.activate', 'standing.set'])(
    'are performed by %s',
    (type) => {
      expect(stateOf(apply([draft(type)], asked()))).toBe('performed');
    },
  );

  const acts = new Set([
    'release.freeze',
    'identity.enrol',
    'identity.revoke',
    'profile.activate',
    'standing.set',
    'approval.record',
  ]);
  const requests = new Set(['approval.request', 'standing.request']);
  it.each(draftTypes.filter((type) => !acts.has(type)))('are void after a line %s', (type) => {
    const fields = requests.has(type) ? { id: testId('request', 2) } : {};
    const tables = apply([draft(type, fields)], asked());
    expect(stateOf(tables)).toBe('void');
    if (requests.has(type)) expect(stateOf(tables, testId('request', 2))).toBe('open');
  });

  it.each([...acts])('are void after a line %s that names another request', (type) => {
    expect(stateOf(apply([draft(type, { request: testId('request', 2) })], asked()))).toBe('void');
  });

  it('are void after a line of an unknown version that names them', () => {
    const tables = asked();
    applyLine({ ...revealed(draft('approval.record'), 2), v: 2 }, tables);
    expect(stateOf(tables)).toBe('void');
    expect(tables.rows('approval')).toEqual([]);
  });

  it('that are void stay void, even if approved and acted on later', () => {
    const tables = apply([draft('source.add'), draft('approval.record'), draft('release.freeze')], asked());
    expect(stateOf(tables)).toBe('void');
  });

  it('that were performed are not void after the next line', () => {
    expect(stateOf(apply([draft('release.freeze'), draft('source.add')], asked()))).toBe('performed');
  });
});

describe('profile.activate', () => {
  it('takes the bytes from the request that was approved', () => {
    const act = { body: '{"v":1}', kind: 'profile', purpose: 'scoring', sha256: testSha256('d') };
    const tables = apply([draft('case.open'), draft('approval.request', { act }), draft('profile.activate')]);
    expect(tables.get('profile', 'scoring')).toEqual({
      key: 'scoring',
      purpose: 'scoring',
      sha256: testSha256('d'),
      seq: 2,
      body: '{"v":1}',
    });
    expect(tables.get('profile', 'yardstick')).toMatchObject({ sha256: testSha256('c'), seq: 0 });
  });

  it('has no bytes where the request is for something else', () => {
    expect(apply([draft('approval.request'), draft('profile.activate')]).get('profile', 'scoring')?.body).toBeNull();
  });
});

describe('sources and intakes', () => {
  it('are kept with what their lines say', () => {
    const tables = apply([draft('source.add'), draft('intake.open')]);
    expect(tables.rows('source')).toEqual([
      {
        key: testId('source'),
        seq: 0,
        name: 'Vendor',
        kind: 'vendor',
        reliability: 'B',
        descriptor: 'A vendor.',
        tlp: 'CLEAR',
      },
    ]);
    expect(tables.rows('intake')).toEqual([
      {
        key: testId('intake'),
        seq: 1,
        source: testId('source'),
        collectedBy: 'Anna',
        collectedAt: testInstant,
        authority: 'warrant 7',
        method: 'imaged',
        note: 'First batch.',
      },
    ]);
  });

  it('without an identifier are no rows', () => {
    const tables = apply([without('source.add', 'id'), without('intake.open', 'id')]);
    expect([...tables.rows('source'), ...tables.rows('intake')]).toEqual([]);
  });
});

describe('evidence', () => {
  const added = {
    key: testId('evidence'),
    seq: 0,
    exhibit: item.exhibit,
    name: item.name,
    title: item.title,
    description: item.description,
    media: content.media,
    sha256: content.sha256,
    size: content.size,
    source: origin.source,
    intake: origin.intake,
    url: origin.url,
    collectedBy: collection.by,
    collectedAt: collection.at,
    authority: collection.authority,
    method: collection.method,
    copy: handling.copy,
    md5: '',
    sha1: '',
    note: handling.note,
    personalData: 1,
    caveats: '["names"]',
    kind: grade.kind,
    reliability: grade.reliability,
    credibility: grade.credibility,
    custody: grade.custody,
    custodyStated: grade.custody,
    forgeability: grade.forgeability,
    originGroup: grade.group,
    evidenceClass: grade.class,
    layer: grade.layer,
    adequacy: grade.adequacy,
    marking: grade.marking,
    tlp: 'CLEAR',
    addedAt: testInstant,
    addedBy: 'anna',
  };

  it('is kept column by column', () => {
    expect(apply([draft('evidence.add')]).rows('evidence')).toEqual([added]);
  });

  it('without a file has no file columns', () => {
    const tables = apply([draft('evidence.add', { content: null })]);
    expect(tables.rows('evidence')).toEqual([{ ...added, media: null, sha256: null, size: null }]);
  });

  it.each<[string, Record<string, Json>, Record<string, unknown>]>([
    ['item', { item: { ...item, title: 'New' } }, { title: 'New' }],
    ['origin', { origin: { ...origin, source: null } }, { source: null }],
    ['collection', { collection: { ...collection, by: 'Ben' } }, { collectedBy: 'Ben' }],
    ['handling', { handling: { ...handling, note: '' } }, { note: '' }],
    ['privacy', { privacy: { caveats: [], personalData: false } }, { personalData: 0, caveats: '[]' }],
    [
      'grade',
      { grade: { ...grade, custody: 'failed', group: null } },
      { custody: 'failed', custodyStated: 'failed', originGroup: null },
    ],
    ['nothing', {}, {}],
  ])('that is corrected in %s keeps all else', (_, fields, columns) => {
    const tables = apply([draft('evidence.add'), draft('evidence.correct', fields)]);
    expect(tables.rows('evidence')).toEqual([{ ...added, ...columns }]);
  });

  it('is corrected alone, not its neighbour, and an unknown item is not made', () => {
    const other = draft('evidence.add', { id: testId('evidence', 2) });
    const tables = apply([
      draft('evidence.add'),
      other,
      draft('evidence.correct', { item: { ...item, title: 'New' } }),
    ]);
    expect(tables.get('evidence', testId('evidence', 2))?.title).toBe('Disk');
    apply([draft('evidence.correct', { id: testId('evidence', 3) })], tables);
    expect(tables.rows('evidence')).toHaveLength(2);
  });

  it('shows what an edition withholds as null or as a mark', () => {
    const description = [
      [{ withheld: 'A'.repeat(43) }, 'image.\n'],
      ['Two ', 'parts.'],
    ];
    const { type, fields } = without('evidence.add', 'content', 'origin');
    const tables = apply([{ type, fields: { ...fields, item: { ...item, description } } }]);
    expect(tables.rows('evidence')[0]).toMatchObject({
      description: '[withheld] image.\nTwo parts.',
      sha256: null,
      source: null,
      title: 'Disk',
    });
  });

  it('has custody events under the numbers of their lines', () => {
    expect(apply([draft('evidence.add'), draft('custody.event')]).rows('custody')).toEqual([
      {
        key: '000000000001',
        seq: 1,
        item: testId('evidence'),
        event: 'transferred',
        at: testInstant,
        actor: 'anna',
        fromPerson: 'Anna',
        toPerson: 'Ben',
        purpose: 'analysis',
        authority: '',
        place: 'Lab 2',
        seal: 'S-17',
        transport: 'by hand',
        witness: '',
        hashBefore: null,
        hashAfter: testSha256('1'),
        note: 'Sealed bag.',
        happened: null,
        role: 'examiner',
        condition: 'dry',
        tracking: 'T-9',
        toolName: 'imager',
        toolVersion: '4.2',
        hashStored: null,
        corrects: null,
      },
    ]);
  });

  it('keeps the custody events of the first version, with nothing where they said nothing', () => {
    const tables = apply([draft('evidence.add')]);
    const hands = {
      authority: '',
      from: 'Anna',
      place: '',
      purpose: '',
      seal: '',
      to: 'Ben',
      transport: 'courier',
      witness: '',
    };
    const { corrects: _, happened: __, tool: ___, transport: ____, ...fields } = draft('custody.event').fields;
    const line = revealed({ type: 'custody.event', fields }, 1);
    applyLine({ ...line, v: 1, fields: { ...fields, hands, hashes: { after: null, before: null } } }, tables);
    expect(tables.rows('custody')).toMatchObject([
      { event: 'transferred', fromPerson: 'Anna', transport: 'courier', tracking: null, hashStored: null },
    ]);
  });

  it('counts by the worse of what was stated and what the chain gives, and keeps both', () => {
    const gradeLine = (given: string) => draft('custody.grade', { grade: given });
    const counted = (...drafts: readonly LineDraft[]) => {
      const { custody, custodyStated } = apply([draft('evidence.add'), ...drafts]).rows('evidence')[0] ?? {};
      return [custodyStated, custody];
    };
    const stating = (custody: string) => draft('evidence.correct', { grade: { ...grade, custody } });
    expect(counted(gradeLine('gap_unexplained'))).toEqual(['intact', 'gap_unexplained']);
    expect(counted(gradeLine('gap_unexplained'), gradeLine('gap_explained'))).toEqual(['intact', 'gap_explained']);
    expect(counted(gradeLine('gap_explained'), stating('not_captured'))).toEqual(['not_captured', 'not_captured']);
    expect(counted(gradeLine('failed'), stating('gap_explained'))).toEqual(['gap_explained', 'failed']);
    expect(counted(gradeLine('failed'), gradeLine('intact'))).toEqual(['intact', 'intact']);
  });
});

describe('reasoning', () => {
  const [first, second] = [testId('hypothesis'), testId('hypothesis', 2)];

  it('keeps hypotheses, groups and assumptions, the last line of each standing', () => {
    const tables = apply([
      draft('hypothesis.add'),
      draft('group.set'),
      draft('group.set', { rho: '0.5' }),
      draft('assumption.set'),
      draft('assumption.set', { critical: false, status: 'resolved' }),
    ]);
    expect(tables.rows('hypothesis')).toEqual([
      {
        key: first,
        seq: 0,
        kind: 'specific',
        level: 2,
        statement: 'The group did it.',
        predicts: 'Shared tooling.',
        refutedBy: 'Other tooling.',
        actorName: 'Sandworm',
      },
    ]);
    expect(tables.rows('origin_group')).toEqual([
      {
        key: testId('group'),
        seq: 2,
        name: 'One report',
        relation: 'same_upstream_report',
        rho: '0.5',
        reason: 'All cite it.',
      },
    ]);
    expect(tables.rows('assumption')).toEqual([
      { key: testId('assumption'), seq: 4, status: 'resolved', critical: 0, statement: 'Clocks are right.' },
    ]);
  });

  it('sets the ratings that a line names and leaves the others of the row', () => {
    const tables = apply([draft('rating.set'), draft('rating.set', { ratings: { [second]: 'II' }, rationales: {} })]);
    const evidence = testId('evidence');
    expect(tables.rows('rating')).toEqual([
      {
        key: `${evidence}/${first}`,
        item: evidence,
        hypothesis: first,
        rating: 'CC',
        rationale: 'It fits well.',
        rater: 'anna',
        seq: 0,
      },
      {
        key: `${evidence}/${second}`,
        item: evidence,
        hypothesis: second,
        rating: 'II',
        rationale: null,
        rater: 'anna',
        seq: 1,
      },
    ]);
  });

  it('clears a rating by null', () => {
    const tables = apply([draft('rating.set'), draft('rating.set', { ratings: { [first]: null }, rationales: {} })]);
    expect(tables.get('rating', `${testId('evidence')}/${first}`)).toMatchObject({ rating: null, seq: 1 });
  });

  it('replaces all priors of a level and none of another', () => {
    const tables = apply([
      draft('prior.set'),
      draft('prior.set', { level: 3, priors: { [testId('hypothesis', 3)]: '1' } }),
      draft('prior.set', { priors: { [first]: '1' } }),
    ]);
    expect(tables.rows('prior').map(({ key, prior, seq }) => [key, prior, seq])).toEqual([
      [`2/${first}`, '1', 2],
      [`3/${testId('hypothesis', 3)}`, '1', 1],
    ]);
    apply([draft('prior.set', { priors: {} })], tables);
    expect(tables.rows('prior').map(({ level }) => level)).toEqual([3]);
  });

  it('leaves the priors alone where an edition withholds the new ones', () => {
    expect(apply([draft('prior.set'), without('prior.set', 'priors')]).rows('prior')).toHaveLength(2);
  });

  it('scores harm by criterion, with notes and the items cited', () => {
    const tables = apply([draft('harm.set')]);
    expect(tables.rows('harm')).toEqual([
      { key: 'data', criterion: 'data', score: 0, status: 'potential', note: null, cites: '[]', seq: 0 },
      {
        key: 'life',
        criterion: 'life',
        score: 3,
        status: 'observed',
        note: 'Hospital down.',
        cites: `["${testId('evidence')}"]`,
        seq: 0,
      },
    ]);
    apply([draft('harm.set', { scores: { life: { score: 4, status: 'estimated' } }, notes: {}, cites: {} })], tables);
    expect(tables.rows('harm').map(({ key, score, seq }) => [key, score, seq])).toEqual([
      ['data', 0, 0],
      ['life', 4, 1],
    ]);
  });
});

describe('what leaves and comes back', () => {
  it('is kept: releases, exports, reviews and corrections', () => {
    const tables = apply([
      draft('release.freeze'),
      draft('export.record'),
      draft('review.import'),
      draft('correction'),
    ]);
    expect(tables.rows('release')).toEqual([
      { key: seqKey(0), seq: 0, request, at: testInstant, actor: 'anna', sections: '{"harm":1,"scores":2}' },
    ]);
    expect(tables.rows('export_record')).toEqual([
      {
        key: seqKey(1),
        seq: 1,
        edition: 'public',
        release: 3,
        name: 'a.zip',
        sha256: testSha256('e'),
        at: testInstant,
      },
    ]);
    expect(tables.rows('review')).toEqual([
      { key: seqKey(2), seq: 2, sha256: testSha256('9'), conclusion: 'dissent', reviewer: 'cara' },
    ]);
    expect(tables.rows('correction')).toEqual([{ key: seqKey(3), seq: 3, corrects: 1, reason: 'The place is wrong.' }]);
  });

  it('who got what, and who was told what became of it', () => {
    const tables = apply([draft('handover.record'), draft('notice.tell')]);
    const by = { at: testInstant, actor: 'anna' };
    expect(tables.rows('handover')).toEqual([
      { key: seqKey(0), seq: 0, giver: 'Anna', receiver: 'Ben', sha256: testSha256('f'), ...by },
    ]);
    expect(tables.rows('notice')).toEqual([
      { key: seqKey(1), seq: 1, handover: 5, standing: 9, how: 'By telephone.', ...by },
    ]);
  });
});

describe('log.succeed', () => {
  it('gives the case its new origin and key and keeps the rest', () => {
    const tables = apply([draft('case.open'), draft('log.succeed')]);
    const logKey = 'plumbline.local/0123456789abcdef+00000000+BBBB';
    expect(tables.get('case_file', 'case')).toMatchObject({ origin: successorOrigin, logKey, title: 'Case one' });
    expect(tables.rows('succession')).toEqual([
      { key: seqKey(1), seq: 1, previousOrigin: testOrigin, previousSize: 1, logKey, principal: 'ben' },
    ]);
  });
});

describe('createMemoryTables', () => {
  it('orders rows by the code units of their keys and removes what it is told', () => {
    const tables = createMemoryTables();
    const row = (key: string) => ({ key, seq: 0, corrects: null, reason: null });
    for (const key of ['b', 'a', '10', '9', 'B', 'ä']) tables.put('correction', row(key));
    expect(tables.rows('correction').map(({ key }) => key)).toEqual(['10', '9', 'B', 'a', 'b', 'ä']);
    tables.remove('correction', 'B');
    expect(tables.get('correction', 'B')).toBeUndefined();
    expect(tables.rows('review')).toEqual([]);
  });

  it('pads line numbers so that text order is number order', () => {
    expect([seqKey(10), seqKey(9), seqKey(999_999_999_999)].toSorted()).toEqual([
      '000000000009',
      '000000000010',
      '999999999999',
    ]);
  });
});
