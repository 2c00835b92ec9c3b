import type { ByteRange } from './view-props.ts';

/** Bytes from one that stays to one that the keys and the pointer move; both belong to the selection. */
export type HexSelection = { readonly anchor: number; readonly focus: number };

export const selectionRange = ({ anchor, focus }: HexSelection): ByteRange => ({
  from: Math.min(anchor, focus),
  to: Math.max(anchor, focus) + 1,
});

const pageRows = 16;

/** Where a key leads in the bytes; undefined for keys that do not move. */
export const moveFocus = (
  { key, ctrlKey, metaKey }: { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean },
  focus: number,
  {
    rowBytes,
    start,
    end,
    size,
  }: { readonly rowBytes: number; readonly start: number; readonly end: number; readonly size: number },
): number | undefined => {
  const row = start + Math.floor((focus - start) / rowBytes) * rowBytes;
  const isWide = ctrlKey || metaKey;
  const target = ((): number | undefined => {
    switch (key) {
      case 'ArrowLeft':
        return focus - 1;
      case 'ArrowRight':
        return focus + 1;
      case 'ArrowUp':
        return focus - rowBytes;
      case 'ArrowDown':
        return focus + rowBytes;
      case 'PageUp':
        return focus - pageRows * rowBytes;
      case 'PageDown':
        return focus + pageRows * rowBytes;
      case 'Home':
        return isWide ? start : row;
      case 'End':
        return isWide ? end - 1 : Math.min(end, row + rowBytes) - 1;
      default:
        return undefined;
    }
  })();
  if (target === undefined) return undefined;
  // A step up from the first row stays there; one byte never turns into another column.
  if (target < 0 || target >= size) return key === 'PageUp' ? 0 : key === 'PageDown' ? size - 1 : focus;
  return target;
};
