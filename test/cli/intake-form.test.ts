import { describe, expect, it } from 'vitest';
import { makeWorkstation } from './plumbline.ts';

const timeout = 120_000;

describe('the form of an intake', () => {
  it('is said once, kept, and begun with: file before form, option before file', { timeout }, async () => {
    const { json, write } = makeWorkstation();
    await json(0, 'case', 'new', 'x.case', '--title', 'x');
    const form = {
      collectedBy: 'Anna',
      method: 'imaged',
      details: { acquisition: { tool: { name: 'imager', version: '1' }, volatility: 3 }, caveats: ['court-sealed'] },
    };
    write('form.json', JSON.stringify(form));
    write('a', 'a');
    write('b', 'b');
    await json(0, 'intake', 'x.case', 'a', '--form', 'form.json', '--keep');
    await json(0, 'intake', 'x.case', 'b', '--kept', '--method', 'copied', '--derived-from', 'EX-0001');
    const recorded = ['record', 'x.case', '--title', 'No traffic', '--kind', 'absence', '--adequacy', 'partial'];
    await json(0, ...recorded, '--kept', '--exhibit', 'Annex 1');
    expect(await json(0, 'custody', 'x.case', 'EX-0002')).toMatchObject({
      events: [{ from: 'Anna', purpose: 'copied' }],
    });
    const { state } = (await json(0, 'case', 'at', 'x.case', '9')) as {
      readonly state: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
    };
    const items = Object.fromEntries((state['evidence'] ?? []).map((row) => [String(row['exhibit']), row]));
    expect(items).toMatchObject({
      'EX-0001': { method: 'imaged', copy: 'working_copy', caveats: '["court-sealed"]' },
      'EX-0002': { method: 'copied', copy: 'derived', caveats: '["court-sealed"]' },
      'Annex 1': { kind: 'absence', adequacy: 'partial', copy: 'record' },
    });
    expect(state['acquisition']).toHaveLength(3);
    expect(state['acquisition']?.every(({ volatility }) => volatility === '3')).toBe(true);
    write('later.json', JSON.stringify({ clock: { offsetSeconds: 2 } }));
    expect(await json(0, 'acquire', 'x.case', 'EX-0001', '--form', 'later.json')).toEqual({ line: 10 });
  });

  it('is refused whole where a member is unknown, and nothing is taken in', { timeout }, async () => {
    const { json, write } = makeWorkstation();
    await json(0, 'case', 'new', 'x.case', '--title', 'x');
    write('a', 'a');
    write('form.json', JSON.stringify({ details: { acquisition: { volatility: 9 } } }));
    const refused = await json(2, 'intake', 'x.case', 'a', '--form', 'form.json');
    expect(refused).toMatchObject({ error: { code: 'BAD_FILE', message: expect.stringContaining('volatility') } });
    expect(await json(2, 'acquire', 'x.case', 'EX-0001', '--form', 'form.json')).toHaveProperty(
      'error.code',
      'BAD_FILE',
    );
    expect(await json(0, 'case', 'info', 'x.case')).toMatchObject({ ledger: { size: 1 } });
  });
});
