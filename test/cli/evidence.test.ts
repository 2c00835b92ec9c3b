import { describe, expect, it } from 'vitest';
import { makeWorkstation } from './plumbline.ts';

describe('plumbline evidence list', () => {
  it('shows the items that every condition lets through, in the order asked for', { timeout: 120_000 }, async () => {
    const { run, json, write } = makeWorkstation();
    await json(0, 'case', 'new', 'x.case', '--title', 'Grid');
    const source = await json(0, 'source', 'add', 'x.case', '--name', 'Vendor', '--reliability', 'B');
    const { id } = source as { readonly id: string };
    write('relay.log', 'x'.repeat(50));
    write('dump\u001b[31m.bin', 'y'.repeat(5000));
    await json(0, 'intake', 'x.case', 'relay.log', '--source', id, '--collected-at', '2026-03-01T10:00:00Z');
    await json(0, 'intake', 'x.case', 'dump\u001b[31m.bin', '--exhibit', 'EX-100');

    const list = async (...words: readonly string[]): Promise<readonly (string | null)[]> => {
      const reply = await json(0, 'evidence', 'list', 'x.case', ...words);
      const { items } = reply as { readonly items: readonly { readonly exhibit: string | null }[] };
      return items.map(({ exhibit }) => exhibit);
    };
    expect(await json(0, 'evidence', 'list', 'x.case', '--limit', '1')).toMatchObject({
      total: 2,
      items: [{ exhibit: 'EX-0001', title: 'relay.log', size: 50, sourceName: 'Vendor' }],
    });
    expect(await list('--sort', 'size', '--descending')).toEqual(['EX-100', 'EX-0001']);
    expect(await list('--where', 'size=1000..')).toEqual(['EX-100']);
    expect(await list('--where', 'size=50')).toEqual(['EX-0001']);
    expect(await list('--where', 'title=RELAY', '--where', 'reliability=A,B')).toEqual(['EX-0001']);
    expect(await list('--where', 'source=Vendor')).toEqual(['EX-0001']);
    expect(await list('--where', `source=${id.slice(0, 12)}`, '--where', 'kind=report')).toEqual([]);
    expect(await list('--where', 'collected=2026-03-01')).toEqual(['EX-0001']);
    expect(await list('--where', 'collected=2026-03-01T10:00:01Z..')).toEqual([]);
    expect(await list('--where', 'class=unstated')).toEqual(['EX-0001', 'EX-100']);
    const words = await run('evidence', 'list', 'x.case');
    expect(words.stdout).toContain('2 of 2 items');
    // The name of a file never reaches the terminal as a command to it.
    expect(words.stdout).not.toContain('\u001b');
  });

  it('says which condition it does not understand', { timeout: 120_000 }, async () => {
    const { json } = makeWorkstation();
    await json(0, 'case', 'new', 'x.case', '--title', 'Grid');
    for (const condition of [
      'size',
      'size=',
      'size=a..b',
      'size=..',
      'kind=nothing',
      'colour=red',
      'source=Nobody',
      'added=2026-13-01',
    ]) {
      expect(await json(2, 'evidence', 'list', 'x.case', '--where', condition)).toMatchObject({
        error: { code: 'BAD_USAGE', message: expect.stringContaining(condition) },
      });
    }
  });
});

describe('plumbline evidence amend', () => {
  it(
    'corrects what it names or what --where lets through, and with --dry-run only says so',
    { timeout: 120_000 },
    async () => {
      const { json, run, write } = makeWorkstation();
      await json(0, 'case', 'new', 'x.case', '--title', 'Grid');
      write('a.log', 'a');
      write('b.log', 'bb');
      await json(0, 'intake', 'x.case', 'a.log', 'b.log');
      const words = ['--set', 'credibility=2', '--set', 'class=malware', '--reason', 'Seen again'] as const;
      const dry = await run('evidence', 'amend', 'x.case', '--where', 'size=2', ...words, '--dry-run');
      expect(dry.stdout).toContain('EX-0002  credibility: 6 → 2; evidenceClass: none → malware');
      expect(dry.stdout).toContain('1 of 1 items would change');
      expect(await json(0, 'evidence', 'amend', 'x.case', 'EX-0001', 'EX-0002', ...words)).toMatchObject({
        changed: 2,
      });
      expect(await json(0, 'evidence', 'list', 'x.case', '--where', 'class=malware')).toMatchObject({ total: 2 });
      await json(0, 'convert', 'x.case', 'out.csv', '--to', 'csv', '--where', 'size=2');
      expect(
        await json(0, 'evidence', 'custody', 'x.case', '--where', 'size=1..', '--event', 'stored', '--place', 'R 4'),
      ).toMatchObject({
        items: 2,
        lines: 2,
        differing: [],
      });
      expect(await json(0, 'custody', 'x.case', 'EX-0002')).toMatchObject({
        events: [expect.anything(), { type: 'stored', place: 'R 4' }],
      });
      expect(await json(2, 'evidence', 'amend', 'x.case', ...words)).toMatchObject({ error: { code: 'BAD_USAGE' } });
      expect(
        await json(2, 'evidence', 'amend', 'x.case', 'EX-0001', '--set', 'credibility=9', '--reason', 'r'),
      ).toMatchObject({
        error: { code: 'BAD_USAGE' },
      });
    },
  );
});
