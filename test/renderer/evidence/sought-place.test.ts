import { beforeEach, describe, expect, it } from 'vitest';
import { useEvidence } from '../../../renderer/app/features/evidence/evidence-store.ts';
import { readSought } from '../../../renderer/app/features/evidence/viewing/read-sought.ts';

const folder = '/cases/a.case';
const view = () => useEvidence.getState().byFolder[folder];

describe('a place that is sought in a file', () => {
  beforeEach(() => useEvidence.setState({ byFolder: {} }));

  it('opens its item at the file, and stays until it is left', () => {
    const { seek, leavePlace } = useEvidence.getState();
    seek(folder, 'ev-1', { place: { kind: 'lines', from: 3, to: 7 }, bytes: { from: 20, to: 90 } });
    expect(view()).toMatchObject({
      open: 'ev-1',
      tab: 'file',
      sought: { id: 'ev-1', isMissing: false },
      soughtPlace: { item: 'ev-1', bytes: { from: 20, to: 90 }, view: null },
    });
    leavePlace(folder);
    expect(view()?.soughtPlace).toBeNull();
  });

  it('is looked at in the view that the person chooses, which later files of the kind open in too', () => {
    const { seek, chooseView } = useEvidence.getState();
    seek(folder, 'ev-1', { place: { kind: 'bytes', from: 0, to: 4 }, bytes: { from: 0, to: 4 } });
    chooseView(folder, 'text', 'hex');
    expect(view()).toMatchObject({ chosenViews: { text: 'hex' }, soughtPlace: { view: 'hex' } });
    seek(folder, 'ev-2', { place: { kind: 'bytes', from: 0, to: 4 }, bytes: null });
    expect(view()?.soughtPlace?.view).toBeNull();
  });

  it('is read from an address, with its bytes where they fit', () => {
    expect(readSought('bytes:16-32', undefined)).toEqual({
      place: { kind: 'bytes', from: 16, to: 32 },
      bytes: { from: 16, to: 32 },
    });
    expect(readSought('lines:3', 'bytes:20-90')).toEqual({
      place: { kind: 'lines', from: 3, to: 3 },
      bytes: { from: 20, to: 90 },
    });
    expect(readSought('pointer:/a', 'somewhere')?.bytes).toBeNull();
    expect(readSought('somewhere', 'bytes:20-90')).toBeUndefined();
  });
});
