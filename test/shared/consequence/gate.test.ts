import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseGateInput } from '../../../shared/consequence/gate-input.ts';
import { evaluateGates, type Gate } from '../../../shared/consequence/gate.ts';
import { confidenceRanks, defaultPolicy } from '../../../shared/reference/policy-profiles.ts';

type Confidence = (typeof confidenceRanks)[number];
const gatesOf = (input: unknown): Readonly<Record<string, Gate>> => {
  const parsed = parseGateInput(input);
  if (!parsed.ok) throw new Error(`${parsed.error.message} ${parsed.error.at ?? ''}`);
  return evaluateGates(parsed.value, defaultPolicy);
};
const codeOf = (input: unknown): string => {
  const parsed = parseGateInput(input);
  return parsed.ok ? 'ok' : parsed.error.code;
};

const judged = (level: number, confidence: Confidence, p05: number, modelAgreement = true) => ({
  byLevel: Object.fromEntries(
    Array.from({ length: level }, (_, at) => [String(at + 1), { confidence, p05, modelAgreement }]),
  ),
});
/** Everything that is not about attribution or harm as the gate tests of the method have it: all of it satisfied. */
const sound = {
  redLines: [],
  dissentUnresolved: false,
  review: 'concur',
  partner: 'joint',
  legal: true,
  approvals: ['case_lead', 'head', 'board', 'legal', 'court', 'prosecutor'],
  alternatives: 2,
  rationale: true,
  response: {
    collateral: 0,
    collateralReviewed: true,
    hitsEssentialCivilianService: false,
    emergencyJustification: '',
    targetLevel: 0,
    start: '2026-01-01',
    end: '2026-01-15',
    monitoring: true,
    redress: true,
  },
};
const withHarm = (level: number) => ({ actual: level, potential: level });
/** `I01–I07, I09` as ids. */
const ids = (text: string): readonly string[] =>
  text.split(', ').flatMap((part) => {
    const [from = 0, to = from] = part.split('–').map((id) => Number(id.slice(1)));
    return Array.from({ length: to - from + 1 }, (_, at) => `I${String(from + at).padStart(2, '0')}`);
  });

describe('the gates (method, section 7.5)', () => {
  it.each([
    ['G1 uncertain', judged(2, 'low', 0.48), 3, {}, 'I01–I07, I09'],
    ['G2 K5-like', judged(4, 'high', 0.7207), 3, {}, 'I01–I11'],
    ['G3 strong', judged(4, 'high', 0.96), 3, {}, 'I01–I17'],
    ['G4 unresolved dissent', judged(4, 'high', 0.96), 3, { dissentUnresolved: true }, 'I01–I10'],
    ['G5 minor harm', judged(4, 'high', 0.96), 1, {}, 'I01–I08, I10'],
    ['G6 collateral 2', judged(4, 'high', 0.96), 3, { response: { ...sound.response, collateral: 2 } }, 'I01–I08'],
    ['G7 models disagree', judged(4, 'high', 0.96, false), 3, {}, 'I01–I07, I09'],
    ['G8 catastrophic', judged(4, 'high', 0.97), 5, {}, 'I01–I18'],
    ['G9 no attribution', judged(0, 'none', 0), 5, {}, 'I01–I06'],
    ['G10 infrastructure only', judged(1, 'high', 0.9), 2, {}, 'I01–I06, I08, I10, I13'],
    ['G11 no harm', judged(4, 'high', 0.97), 0, {}, 'I01–I03, I05'],
  ])('%s', (name, attribution, harm, more, met) => {
    const gates = gatesOf({ ...sound, attribution, harm: withHarm(harm), ...more });
    const expected = new Set(ids(met));
    for (const [id, { result }] of Object.entries(gates)) {
      const isReferred = name.startsWith('G8') && id === 'I19';
      const other = id === 'I20' ? 'EXCLUDED' : isReferred ? 'REFER_TO_AUTHORITY' : 'BLOCKED';
      expect([id, result]).toEqual([id, expected.has(id) ? 'CRITERIA_MET' : other]);
    }
  });

  it('name the reasons by their codes and in their order', () => {
    const gates = gatesOf({ ...sound, attribution: judged(3, 'low', 0.3), harm: withHarm(0), dissentUnresolved: true });
    expect(gates['I12']).toEqual({
      result: 'BLOCKED',
      reasons: ['ATTR_CONF', 'ATTR_PROB', 'HARM', 'RI_GT_HARM', 'DISSENT'],
    });
    expect(gates['I11']?.reasons[0]).toBe('ATTR_LEVEL');
    const open = {
      ...sound,
      review: 'dissent',
      partner: 'none',
      legal: false,
      approvals: ['head'],
      alternatives: 0,
      rationale: false,
    };
    const response = { ...sound.response, end: '2027-06-01', monitoring: false, redress: false };
    expect(gatesOf({ ...open, response, attribution: judged(4, 'high', 0.99), harm: withHarm(5) })['I15']).toEqual({
      result: 'PENDING',
      reasons: [
        'REVIEW',
        'PARTNER',
        'LEGAL',
        'APPROVAL:board',
        'APPROVAL:legal',
        'NECESSITY',
        'RATIONALE',
        'SUNSET',
        'MONITOR',
        'REDRESS',
      ],
    });
    const rescue = { ...sound.response, collateral: 3, collateralReviewed: false, hitsEssentialCivilianService: true };
    expect(
      gatesOf({ ...sound, response: rescue, attribution: judged(0, 'none', 0), harm: withHarm(3) })['I01'],
    ).toEqual({
      result: 'PENDING',
      reasons: ['COLLATERAL_REVIEW', 'CIVILIAN_REVIEW'],
    });
  });

  it('take a missing input for the unfavourable one', () => {
    const gates = gatesOf({});
    expect(gates['I01']).toEqual({ result: 'BLOCKED', reasons: ['ATTR_LEVEL'] });
    expect(gates['I09']?.reasons).toEqual(['ATTR_LEVEL', 'HARM', 'RI_GT_HARM', 'COLLATERAL', 'CIVILIAN']);
    expect(gates['I20']).toEqual({ result: 'EXCLUDED', reasons: [] });
  });

  it('let potential harm count for pre-positioning, up to rung 2 only', () => {
    const harm = { actual: 0, potential: 4 };
    const attribution = judged(4, 'high', 0.99);
    expect(gatesOf({ ...sound, attribution, harm })['I09']?.result).toBe('BLOCKED');
    const flagged = gatesOf({ ...sound, attribution, harm, redLines: ['RL8'] });
    expect(flagged['I09']?.result).toBe('CRITERIA_MET');
    expect(flagged['I11']?.reasons).toEqual(['HARM', 'RI_GT_HARM']);
  });

  const situation = fc.record({
    confidence: fc.constantFrom(...confidenceRanks),
    p05: fc.double({ min: 0, max: 1, noNaN: true }),
    harm: fc.integer({ min: 0, max: 5 }),
    levels: fc.integer({ min: 0, max: 4 }),
    dissent: fc.boolean(),
  });
  const openOf = ({
    confidence,
    p05,
    harm,
    levels,
    dissent,
  }: {
    confidence: Confidence;
    p05: number;
    harm: number;
    levels: number;
    dissent: boolean;
  }) =>
    new Set(
      Object.entries(
        gatesOf({
          ...sound,
          attribution: judged(levels, confidence, p05),
          harm: withHarm(harm),
          dissentUnresolved: dissent,
        }),
      )
        .filter(([, { result }]) => result !== 'BLOCKED' && result !== 'EXCLUDED')
        .map(([id]) => id),
    );
  const rungOf = new Map(defaultPolicy.instruments.map(({ id, rung }) => [id, rung]));

  it('open nothing by more uncertainty, by less harm, or by a level that is not judged', () => {
    fc.assert(
      fc.property(situation, (given) => {
        const open = openOf(given);
        const weaker = [
          { ...given, p05: given.p05 / 2 },
          {
            ...given,
            confidence: confidenceRanks[Math.max(0, confidenceRanks.indexOf(given.confidence) - 1)] ?? 'none',
          },
          { ...given, harm: Math.max(0, given.harm - 1) },
          { ...given, levels: Math.max(0, given.levels - 1) },
          { ...given, dissent: true },
        ];
        for (const one of weaker) for (const id of openOf(one)) expect(open.has(id)).toBe(true);
      }),
    );
  });

  it('open nothing above rung 2 while a dissent is unresolved', () => {
    fc.assert(
      fc.property(situation, (given) => {
        for (const id of openOf({ ...given, dissent: true })) expect(rungOf.get(id)).toBeLessThanOrEqual(2);
      }),
    );
  });

  it.each([
    ['an unknown confidence', { attribution: { byLevel: { '1': { confidence: 'some' } } } }],
    ['a level that does not exist', { attribution: { byLevel: { '5': { confidence: 'low' } } } }],
    ['a probability above 1', { attribution: { byLevel: { '1': { p05: 1.2 } } } }],
    ['an unknown red line', { redLines: ['RL10'] }],
    ['a harm above 5', { harm: { actual: 6 } }],
    ['an end before its start', { response: { start: '2026-02-01', end: '2026-01-01' } }],
    ['a day that does not exist', { response: { start: '2026-02-30', end: '2026-03-01' } }],
    ['a list', []],
  ])('refuse %s', (_, input) => {
    expect(codeOf(input)).toBe('BAD_GATE_INPUT');
  });
});
