import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Input } from '../../../shared/api/contract.ts';
import { createTestFolder } from '../../support/bundle-folder.ts';
import { makeSmallCase, type SmallCase } from '../../support/small-case.ts';
import {
  createStixValidator,
  danglingReferences,
  type StixBundle,
  type StixObject,
} from '../../support/stix-schemas.ts';

const root = createTestFolder();
const validate = createStixValidator();
let made: SmallCase;
let count = 0;

type Convert = Omit<Input<'case.convert'>, 'folder' | 'out'> & { readonly folder?: string };

const convert = async ({ folder = made.folder, ...change }: Convert) => {
  const out = join(root, `out-${(count += 1)}`);
  const reply = await made.call('case.convert', { folder, out, ...change });
  return { reply, text: readFileSync(out, 'utf8') };
};
const stix = async (change: Partial<Convert> = {}) =>
  JSON.parse((await convert({ to: 'stix', ...change })).text) as StixBundle;
const byText = (left: unknown, right: unknown): number => (String(left) < String(right) ? -1 : 1);
const ofType = ({ objects }: StixBundle, type: string): readonly StixObject[] =>
  objects.filter((object) => object.type === type);
const linesOf = async (): Promise<number> => (await made.call('case.info', { folder: made.folder })).ledger.size;

beforeAll(async () => {
  made = await makeSmallCase(root);
  const [first] = made.hypotheses;
  const by = { kind: 'source' as const, source: made.source };
  for (const [name, sense] of [
    ['APT Small', 'same_as'],
    ['Big Umbrella', 'part_of'],
  ] as const)
    await made.call('name.claim', { folder: made.folder, hypothesis: first, by, name, sense, reason: 'Page 2.' });
});

describe('a case as STIX 2.1', () => {
  it('is valid against the schemas of OASIS, and refers to nothing that is not in it', async () => {
    const bundle = await stix();
    expect(validate(bundle)).toEqual([]);
    expect(danglingReferences(bundle)).toEqual([]);
    const broken = { ...bundle, objects: bundle.objects.map((object) => ({ ...object, created: 'yesterday' })) };
    expect(validate(broken)).not.toEqual([]);
  });

  it('names a rating by its code, its rater and the item that it is about', async () => {
    const bundle = await stix();
    const opinions = ofType(bundle, 'opinion');
    expect(opinions).toHaveLength(6);
    expect(opinions.map(({ opinion }) => opinion).toSorted(byText)).toEqual(
      ['strongly-agree', 'strongly-disagree', 'neutral', 'strongly-disagree', 'agree', 'neutral'].toSorted(byText),
    );
    const claim = ofType(bundle, 'plumbline-hypothesis').find(({ statement }) => statement === 'The first group');
    const own = opinions.filter(({ object_refs: refs }) => JSON.stringify(refs).includes(String(claim?.id)));
    const codes = own.map(({ extensions }) => /"rating":"(\w+)"/u.exec(JSON.stringify(extensions))?.[1]);
    expect(codes).toEqual(['CC', 'II']);
  });

  it('gives the probability as a property of its own, and the confidence of the level as confidence of its lead alone', async () => {
    const hypotheses = ofType(await stix(), 'plumbline-hypothesis');
    for (const { probability } of hypotheses) expect(probability).toMatch(/^0\.\d{6}$/u);
    const leads = hypotheses.filter(({ is_lead: isLead }) => isLead === true);
    expect(leads).toHaveLength(1);
    expect(hypotheses.filter(({ confidence }) => confidence !== undefined)).toEqual(leads);
    expect([0, 15, 50, 85]).toContain(leads[0]?.['confidence']);
  });

  it('takes a name for an alias only where it is said to be the same, and says who uses it', async () => {
    const [actor, ...others] = ofType(await stix(), 'intrusion-set');
    expect(others).toEqual([]);
    expect(actor).toMatchObject({ name: 'APT Small' });
    expect(actor).not.toHaveProperty('aliases');
    expect(actor?.['external_references']).toMatchObject([{ source_name: 'Vendor' }, { source_name: 'Vendor' }]);
  });

  it('keeps its identifiers from one time to the next, records each once, and derives none from content', async () => {
    const before = await stix();
    const size = await linesOf();
    const again = await stix({ edition: 'public' });
    expect(await linesOf()).toBe(size);
    expect(again.objects.map(({ id }) => id)).toEqual(before.objects.map(({ id }) => id));
    await made.call('hypothesis.add', { folder: made.folder, statement: 'A third group', level: 2, kind: 'specific' });
    const grown = await stix();
    const added = grown.objects.filter(({ id }) => !before.objects.some((object) => object.id === id));
    expect(added).toMatchObject([{ type: 'plumbline-hypothesis', statement: 'A third group' }]);
    expect(await linesOf()).toBe(size + 2);
  });
});

describe('a case as an event of MISP', () => {
  it('has its files, its hypotheses and its names with tags, and nothing for a detection system', async () => {
    const { text } = await convert({ to: 'misp' });
    const { Event } = JSON.parse(text) as {
      Event: { Attribute: readonly Record<string, unknown>[] } & Record<string, unknown>;
    };
    expect(Event).toMatchObject({ info: 'Small', Tag: [{ name: 'tlp:clear' }], distribution: '0', published: false });
    const kinds = Event.Attribute.map(({ type }) => type);
    expect(kinds.filter((kind) => kind === 'filename|sha256')).toHaveLength(2);
    expect(kinds.filter((kind) => kind === 'threat-actor')).toHaveLength(2);
    expect(Event.Attribute.every((attribute) => attribute['to_ids'] === false)).toBe(true);
    expect(new Set(Event.Attribute.map(({ uuid }) => uuid)).size).toBe(Event.Attribute.length);
    expect(text).toContain(String.raw`admiralty-scale:source-reliability=\"b\"`);
  });
});

describe('a case as CASE/UCO', () => {
  it('asserts its hypotheses among its custody, and only custody of one item', async () => {
    const whole = await convert({ to: 'case-uco' });
    expect(whole.text).toContain('The second group');
    const one = await convert({ to: 'case-uco', evidence: made.items[0] });
    expect(one.text).not.toContain('The second group');
  });
});

describe('what cannot be converted', () => {
  const refused = async (change: Convert) =>
    made.codeOf('case.convert', { folder: made.folder, out: join(root, 'refused'), ...change });

  it('is refused with what to do', async () => {
    expect(await refused({ to: 'stix', evidence: made.items[0] })).toBe('BAD_INPUT');
    expect(await refused({ to: 'stix', edition: 'public', tlp: 'RED' })).toBe('BAD_INPUT');
    expect(await refused({ to: 'matrix', items: [made.items[0]] })).toBe('BAD_INPUT');
  });

  it('is what tells of ratings while somebody rates blind', async () => {
    await made.call('opinion.begin', { folder: made.folder, level: 2, rater: 'Ben' });
    for (const to of ['stix', 'misp', 'matrix', 'case-uco'] as const) expect(await refused({ to })).toBe('RATED_BLIND');
    await made.call('case.convert', { folder: made.folder, out: join(root, 'table'), to: 'ndjson' });
    await made.call('opinion.end', { folder: made.folder });
  });
});
