import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { SelectField, TextField } from '../../../renderer/ui/fields.tsx';

const shared = { label: 'Outcome', onChange: () => undefined };
const textOf = (html: string): string =>
  html.replaceAll(/<style[\s\S]*?<\/style>|<[^>]+>/gu, ' ').replaceAll(/\s+/gu, ' ');
const select = (props: { readonly isRequired?: boolean; readonly error?: string }): string =>
  renderToStaticMarkup(
    createElement(SelectField, { ...shared, value: null, choices: [{ id: 'upheld', label: 'Upheld' }], ...props }),
  );

describe('a field that must be filled in', () => {
  it('says so in its label, whether it is written in or chosen from a list', () => {
    const written = renderToStaticMarkup(createElement(TextField, { ...shared, value: '', isRequired: true }));
    for (const html of [written, select({ isRequired: true })]) expect(textOf(html)).toMatch(/Outcome \(needed\)/u);
    expect(textOf(select({}))).not.toContain('needed');
    // For whoever hears the window instead of seeing it.
    expect(select({ isRequired: true })).toContain('data-required="true"');
  });

  it('says what is wrong with a choice below it', () => {
    expect(textOf(select({ error: 'Choose one.' }))).toContain('Choose one.');
    expect(select({ error: 'Choose one.' })).toContain('data-invalid="true"');
  });
});
