import type { PointerEvent } from 'react';
import { clampWidth } from './table-state.ts';

/** Follows the pointer from the grip of a column until it is let go. */
export const startColumnResize = (
  event: PointerEvent<HTMLElement>,
  width: number,
  onWidth: (width: number) => void,
): void => {
  const grip = event.currentTarget;
  const start = event.clientX;
  grip.setPointerCapture(event.pointerId);
  const move = (moved: globalThis.PointerEvent): void => onWidth(clampWidth(width + moved.clientX - start));
  const end = (): void => {
    grip.removeEventListener('pointermove', move);
    grip.removeEventListener('pointerup', end);
  };
  grip.addEventListener('pointermove', move);
  grip.addEventListener('pointerup', end);
  event.preventDefault();
};
