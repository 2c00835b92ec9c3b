import { describe, expect, it } from 'vitest';
import {
  filterToChips,
  filterToInput,
  isFiltered,
  noFilter,
} from '../../../renderer/app/features/evidence/evidence-filter.ts';
import { useEvidence } from '../../../renderer/app/features/evidence/evidence-store.ts';

const nobody = () => undefined;

describe('what narrows the table of evidence', () => {
  it('is nothing at first, nor for blanks', () => {
    expect(isFiltered(noFilter)).toBe(false);
    expect(isFiltered({ ...noFilter, text: '  ' })).toBe(false);
    expect(filterToChips(noFilter, nobody)).toEqual([]);
  });

  it('has one chip for each part, in words, that takes away only itself', () => {
    const filter = {
      ...noFilter,
      text: ' dragos ',
      kinds: ['report', 'absence'],
      custody: ['gap_explained'],
      tlp: ['AMBER+STRICT' as const],
      sources: ['so-1', 'so-2'],
    };
    const chips = filterToChips(filter, (id) => (id === 'so-1' ? 'Press' : undefined));
    expect(chips.map(({ part, value }) => `${part} ${value}`)).toEqual([
      'holds dragos',
      'kind report',
      'kind absence',
      'custody gap, explained',
      'marking TLP:AMBER+STRICT',
      'source Press',
      'source so-2',
    ]);
    expect(chips[1]?.without).toEqual({ ...filter, kinds: ['absence'] });
    expect(chips[0]?.without).toEqual({ ...filter, text: '' });
  });

  it('shows what columns are narrowed by, each as a chip of its own', () => {
    const filter = {
      ...noFilter,
      title: 'relay',
      sha256: 'ab',
      credibilities: ['2'],
      classes: ['unstated'],
      forgeabilities: ['demonstrated'],
      sizeFrom: 1024,
      addedFrom: '2026-03-01T00:00:00Z',
      addedTo: '2026-03-01T23:59:59Z',
      collectedTo: '2026-03-01T10:02:11Z',
    };
    const chips = filterToChips(filter, nobody);
    expect(chips.map(({ part, value }) => `${part} ${value}`)).toEqual([
      'title holds relay',
      'SHA-256 begins ab',
      'credibility 2',
      'forgeable shown to be planted',
      'class not stated',
      'size from 1.0 KiB',
      'added 2026-03-01 to 2026-03-01',
      'collected up to 2026-03-01 10:02:11Z',
    ]);
    expect(chips[6]?.without).toEqual({ ...filter, addedFrom: null, addedTo: null });
    expect(isFiltered({ ...noFilter, sizeTo: 0 })).toBe(true);
  });

  it('is sent without blanks around the text', () => {
    expect(filterToInput({ ...noFilter, text: ' a b ' }).text).toBe('a b');
  });
});

describe('how a person has the screen', () => {
  const view = (folder: string) => useEvidence.getState().byFolder[folder];

  it('starts at the top, with nothing selected, when the filter changes', () => {
    const { changeTable, filterBy } = useEvidence.getState();
    changeTable('/a', { active: 40, activeKey: 'ev-1', selected: ['ev-1'], scrollTop: 900, sort: 'title' });
    filterBy('/a', { ...noFilter, text: 'x' });
    expect(view('/a')?.table).toMatchObject({ active: 0, activeKey: null, selected: [], scrollTop: 0, sort: 'title' });
  });

  it('shows the row that the keys move in an open pane, and opens none by itself', () => {
    const { change, changeTable } = useEvidence.getState();
    changeTable('/b', { activeKey: 'ev-1' });
    expect(view('/b')?.open).toBeNull();
    change('/b', { open: 'ev-1', sought: { id: 'ev-1', isMissing: true } });
    changeTable('/b', { scrollTop: 20 });
    expect(view('/b')?.sought).not.toBeNull();
    changeTable('/b', { activeKey: 'ev-2' });
    expect(view('/b')).toMatchObject({ open: 'ev-2', sought: null });
  });

  it('is kept for each case by itself', () => {
    useEvidence.getState().filterBy('/c', { ...noFilter, kinds: ['report'] });
    expect(view('/d')?.filter).toBeUndefined();
    expect(view('/c')?.filter.kinds).toEqual(['report']);
  });
});
