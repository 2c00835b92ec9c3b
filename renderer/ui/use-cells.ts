import { useEffect, useState, type KeyboardEvent, type ReactNode } from 'react';

export type CellEditing<Row> = {
  /** Undefined where a cell cannot be edited. `onClose` leaves it. */
  readonly editorOf: (row: Row, column: string, onClose: () => void) => ReactNode | undefined;
  /** Where F2 begins while no cell was gone to. */
  readonly firstColumn: string;
};

/** The cell of the active row that the keys are at, and the one that is edited. */
export const useCells = <Row>({
  id,
  shown,
  cells,
}: {
  readonly id: string;
  readonly shown: readonly { readonly id: string }[];
  readonly cells: CellEditing<Row> | undefined;
}) => {
  const [cell, setCell] = useState<string | null>(null);
  const [edited, setEdited] = useState<{ readonly row: Row; readonly column: string } | null>(null);
  const cellId = (column: string): string => `${id}-cell-${column}`;
  useEffect(() => {
    if (cell === null) return;
    document.querySelector(`[id="${id}-cell-${cell}"]`)?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }, [id, cell]);
  const leave = (): void => setEdited(null);
  /** False where that cell cannot be edited. */
  const edit = (row: Row, column: string): boolean => {
    const isShown = shown.some((one) => one.id === column);
    if (!isShown || cells?.editorOf(row, column, leave) === undefined) return false;
    setCell(column);
    setEdited({ row, column });
    return true;
  };
  /** What a key does to cells; true where that was all. */
  const press = ({ key, shiftKey }: KeyboardEvent, row: Row | undefined): boolean => {
    if (cells === undefined) return false;
    const beside = moveCell(
      key,
      shown.findIndex((column) => column.id === cell),
      shown.length,
    );
    if (beside !== undefined) setCell(shown[beside]?.id ?? null);
    else if (key === 'Escape' && cell !== null) setCell(null);
    else if (row === undefined) return false;
    else if (key === 'F2' && !shiftKey) edit(row, cell ?? cells.firstColumn);
    else return key === 'Enter' && cell !== null && edit(row, cell);
    return true;
  };
  return { cell, edited, edit, leave, press, cellId };
};

/** The cell that a key leads to; undefined where it leads to none. */
const moveCell = (key: string, at: number, count: number): number | undefined => {
  if (key === 'ArrowRight') return Math.min(count - 1, at + 1);
  if (key === 'ArrowLeft') return Math.max(0, at - 1);
  return undefined;
};
