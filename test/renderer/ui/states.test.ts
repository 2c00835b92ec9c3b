import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { FailureNotice } from '../../../renderer/ui/states.tsx';

const gone = { code: 'DISCONNECTED', message: 'The window cannot reach the program.', hint: 'Start it again.' };
const notice = (failure: typeof gone, onRetry?: () => void, isOfAct = false): string =>
  renderToStaticMarkup(createElement(FailureNotice, { failure, isOfAct, ...(onRetry !== undefined && { onRetry }) }));
const again = (): void => undefined;

describe('a failure where something was to be read', () => {
  it('is one line where the program does not answer, which is said once above the screen', () => {
    const html = notice(gone, again);
    expect(html).toContain('Not read: the program does not answer.');
    expect(html).toContain('Try again');
    expect(html).not.toContain('role="alert"');
    expect(html).not.toContain(gone.message);
  });

  it('is said in full where it is another one, and where a person did something', () => {
    for (const html of [notice({ ...gone, code: 'CASE_BUSY' }, again), notice(gone), notice(gone, again, true)]) {
      expect(html).toContain('role="alert"');
      expect(html).toContain(gone.message);
      expect(html).toContain(gone.hint);
    }
  });
});
