import { useEffect, useState } from 'react';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { Button } from './button.tsx';

const saidMilliseconds = 1600;

/** Puts a text on the clipboard, and says for a moment that it is there, or that it could not be put there. */
export const CopyButton = ({ text, children = 'Copy' }: { readonly text: string; readonly children?: string }) => {
  const [said, setSaid] = useState<'Copied' | 'Not copied' | null>(null);
  useEffect(() => {
    if (said === null) return undefined;
    const timer = setTimeout(() => setSaid(null), saidMilliseconds);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid('Copied');
    } catch {
      // The desktop may refuse it; the text itself stands beside the button.
      setSaid('Not copied');
    }
  };
  return (
    <Button
      look="quiet"
      icon={said === 'Copied' ? <IconCheck aria-hidden /> : <IconCopy aria-hidden />}
      onPress={() => void copy()}
    >
      <span aria-live="polite">{said ?? children}</span>
    </Button>
  );
};
