import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { frostygoop2024 } from '../../../services/demo/frostygoop-2024/content.ts';
import { ukraine2016 } from '../../../services/demo/ukraine-2016/content.ts';
import { parseAssessment } from '../../../shared/attribution/assessment-shape.ts';
import { scoreBase } from '../../../shared/attribution/base-score.ts';
import { computeHarm } from '../../../shared/consequence/harm.ts';
import { alr1ProfileText } from '../../../shared/reference/alr-1.ts';
import { defaultPolicy } from '../../../shared/reference/policy-profiles.ts';
import { parseScoringProfile } from '../../../shared/reference/scoring-profiles.ts';
import {
  inconsistenciesOf,
  keysOf,
  scoringInputOf,
  sharedCount,
  stixObjects,
  techniquesUsed,
} from '../../support/demo-checks.ts';
import { valueOf } from '../../support/results.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openWorkstation } from '../../support/workstation.ts';

const { evidence, groups, harm, hypotheses } = frostygoop2024;
const descriptionOf = (key: string): string => evidence.find((item) => item.key === key)?.description ?? '';

describe('the case that names nobody', () => {
  it('goes the whole way and ends in insufficient evidence: another or unknown actor leads, serious harm is on record', async () => {
    const { call } = openWorkstation(join(temporaryFolder(), 'profile'));
    const made = await call('demo.make', { case: 'frostygoop-2024' });
    expect({ ...made, case: basename(made.case) }).toMatchObject({
      case: 'frostygoop-2024.case',
      lead: null,
      ok: true,
    });
    const assessment = valueOf(parseAssessment((await call('score.case', { folder: made.case })).sections));
    if (assessment.status !== 'computed') throw new Error('nothing is withheld here');
    const { hypotheses: stated } = await call('hypothesis.list', { folder: made.case });
    const outcome = assessment.levels.map(({ level, scores, confidence }) => ({
      level,
      leads: stated.find(({ id }) => id === scores.lead)?.kind,
      confidence: confidence.computed,
    }));
    expect(outcome).toEqual([{ level: 2, leads: 'catch_all', confidence: 'insufficient' }]);
    expect((await call('ledger.page', { folder: made.case, types: ['harm.set'] })).rows).toHaveLength(1);
  }, 180_000);

  it('holds together, and says of everything where it was published and when', () => {
    expect(inconsistenciesOf(frostygoop2024)).toEqual([]);
    const undated = evidence.filter(
      ({ kind, title, description }) => !/absence|assumption/u.test(kind) && !/\b20\d\d\b/u.test(title + description),
    );
    expect(keysOf(undated)).toEqual([]);
    expect(hypotheses.map(({ kind }) => kind).sort()).toEqual([
      'catch_all',
      'deception',
      'no_attack',
      'specific',
      'specific',
    ]);
    for (const { predicts, refutedBy } of hypotheses) expect([predicts, refutedBy]).not.toContain('');
  });

  it('counts what repeats one report once, however often it is told', () => {
    const repeated = evidence.filter(({ group }) => group === 'dragos-report');
    expect(repeated.length).toBeGreaterThan(5);
    expect(groups.find(({ key }) => key === 'dragos-report')).toMatchObject({ rho: '1' });
  });

  it('claims no death, and nothing as observed that is only feared', () => {
    expect(harm.scores.life).toMatchObject({ score: 2, status: 'estimated' });
    expect(harm.scores.collateral.status).toBe('potential');
    expect(computeHarm(harm.scores, defaultPolicy)).toMatchObject({ index: 53, actual: 3, potential: 3 });
  });
});

describe('what the exhibits say about the files', () => {
  const campaign = techniquesUsed('attack-ics/frostygoop-incident.json', 'FrostyGoop Incident');
  const tool = techniquesUsed('attack-ics/frostygoop.json', 'FrostyGoop');

  it('EX-0001 is right that four techniques are recorded and no group', () => {
    expect(campaign).toHaveLength(4);
    const relations = stixObjects('attack-ics/frostygoop-incident.json').map((object) => object.relationship_type);
    expect(relations).not.toContain('attributed-to');
  });

  it('EX-0004 to EX-0006 count shared techniques as they are recorded: none, two of five, two and two of four', () => {
    const attack2015 = techniquesUsed('attack-ics/ukraine-2015.json', '2015 Ukraine Electric Power Attack');
    const attack2022 = techniquesUsed('attack-ics/ukraine-2022.json', '2022 Ukraine Electric Power Attack');
    const unitronics = techniquesUsed('attack-ics/unitronics-2023.json', 'Unitronics Defacement Campaign');
    const incontroller = techniquesUsed('attack-ics/incontroller.json', 'INCONTROLLER');
    expect([attack2022.length, tool.length]).toEqual([5, 5]);
    expect([attack2015, attack2022, unitronics].map((other) => sharedCount(campaign, other))).toEqual([2, 0, 2]);
    expect(sharedCount(tool, incontroller)).toBe(2);
  });

  it('EX-0007 is right that FrostyGoop is not among the seven programs of Sandworm Team', () => {
    const programs = stixObjects('attack-ics/sandworm.json').filter(({ type }) => /malware|tool/u.test(type));
    expect(programs).toHaveLength(7);
    expect(programs.map(({ name }) => name)).not.toContain('FrostyGoop');
    expect(descriptionOf('no-shared-record')).toContain('lists seven programs');
  });
});

describe('every demonstration case', () => {
  const profile = valueOf(parseScoringProfile(alr1ProfileText));

  it.each([ukraine2016, frostygoop2024])(
    '$title has the same numbers each time: no id decides who counts first',
    (content) => {
      const keys = keysOf(content.evidence);
      const [one, other] = [keys, keys.toReversed()].map(
        (order) => scoreBase(scoringInputOf(content, order), profile).base.alr1.posterior,
      );
      for (const key of keysOf(content.hypotheses)) expect(one?.[key]).toBeCloseTo(other?.[key] ?? Number.NaN, 9);
    },
  );
});
