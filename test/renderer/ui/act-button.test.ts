import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ActButton, isTyped, notYet } from '../../../renderer/ui/act-button.tsx';

const buttonFor = (needed: readonly string[], isRunning = false): string => {
  const props = { needed, isRunning, onPress: () => undefined, children: 'Record' };
  return renderToStaticMarkup(createElement(ActButton, props));
};

describe('the button of a dialog', () => {
  it('names every field that is still needed while it is off, to those who see it and to those who hear it', () => {
    const html = buttonFor(notYet({ Conclusion: false, Opinion: isTyped('  '), Passphrase: isTyped('p') }));
    expect(html).toContain('Still needed: Conclusion, Opinion<');
    expect(html).toContain('disabled=""');
    const id = /<span id="([^"]+)"/u.exec(html)?.[1] ?? 'none';
    expect(html).toContain(`aria-describedby="${id}"`);
  });

  it('is on and says nothing once nothing is missing, and off while it works', () => {
    expect(buttonFor([])).not.toMatch(/Still needed|disabled=""|aria-describedby/u);
    expect(buttonFor([], true)).toContain('disabled=""');
    expect(buttonFor([], true)).not.toContain('Still needed');
  });
});
