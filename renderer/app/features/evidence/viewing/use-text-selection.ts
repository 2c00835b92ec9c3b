import { useEffect, useState, type KeyboardEvent, type RefObject } from 'react';
import { selectedParts, type SelectedPart } from './text-selection.ts';

/** What of the text the page has selected. What was selected last stays while somebody works elsewhere. */
export const useTextSelection = (
  frame: RefObject<HTMLElement | null>,
  /** What is selected is of this alone. */
  shown: unknown,
): { readonly parts: readonly SelectedPart[]; readonly onKeyDown: (event: KeyboardEvent) => void } => {
  const [selected, setSelected] = useState<{ readonly of: unknown; readonly parts: readonly SelectedPart[] }>({
    of: shown,
    parts: [],
  });
  useEffect(() => {
    const read = (): void => {
      const selection = document.getSelection();
      const node = frame.current;
      if (node === null || selection === null || selection.rangeCount === 0) return;
      if (!node.contains(selection.anchorNode) || !node.contains(selection.focusNode)) return;
      setSelected({ of: shown, parts: selectedParts(node, selection.getRangeAt(0)) });
    };
    document.addEventListener('selectionchange', read);
    return () => document.removeEventListener('selectionchange', read);
  }, [frame, shown]);
  const parts = selected.of === shown ? selected.parts : [];
  const onKeyDown = (event: KeyboardEvent): void => {
    const selection = document.getSelection();
    const node = frame.current;
    if (node === null || selection === null) return;
    if (event.key === 'Escape' && parts.length > 0) {
      selection.removeAllRanges();
      setSelected({ of: shown, parts: [] });
    } else if ((event.ctrlKey || event.metaKey) && event.key === 'a') selection.selectAllChildren(node);
    else if (!moveIn(node, selection, event)) return;
    event.preventDefault();
  };
  return { parts, onKeyDown };
};

const steps: Readonly<Record<string, readonly [direction: string, granularity: string]>> = {
  ArrowLeft: ['left', 'character'],
  ArrowRight: ['right', 'character'],
  ArrowUp: ['backward', 'line'],
  ArrowDown: ['forward', 'line'],
  Home: ['backward', 'lineboundary'],
  End: ['forward', 'lineboundary'],
};

/** Moves the end of the selection as in a field of text; false where the key does nothing of the kind. */
const moveIn = (
  frame: HTMLElement,
  selection: Selection,
  { key, shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent,
): boolean => {
  const step = Object.hasOwn(steps, key) ? steps[key] : undefined;
  if (step === undefined || altKey || metaKey) return false;
  const [direction, granularity] = step;
  // A browser may put the caret into what it focuses, but beside all of its text.
  if (!frame.contains(selection.focusNode) || !(selection.focusNode instanceof Text)) {
    const first = frame.querySelector('[data-run]')?.firstChild;
    if (first === null || first === undefined) return false;
    selection.collapse(first, 0);
  } else {
    const isByWord = ctrlKey && granularity === 'character';
    selection.modify(shiftKey ? 'extend' : 'move', direction, isByWord ? 'word' : granularity);
  }
  selection.focusNode?.parentElement?.scrollIntoView({ block: 'nearest' });
  return true;
};
