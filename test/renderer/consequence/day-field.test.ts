import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { DayField, isDayOrEmpty } from '../../../renderer/app/consequence/day-field.tsx';

const fieldWith = (value: string): string =>
  renderToStaticMarkup(
    createElement(DayField, { label: 'Received', value, empty: 'today', onChange: () => undefined }),
  );

it('a day that the calendar does not have is said at its field, and one that it has or that is left out is not', () => {
  for (const day of ['2026-02-31', '2026-13-01', '10.3.2026', '2026-03-1']) {
    expect(isDayOrEmpty(day)).toBe(false);
    expect(fieldWith(day)).toContain('The calendar has no such day.');
  }
  for (const day of ['', ' ', '2026-02-28', '2024-02-29']) {
    expect(isDayOrEmpty(day)).toBe(true);
    expect(fieldWith(day)).not.toContain('no such day');
  }
});
