import { expect, it } from 'vitest';
import { startingTlp } from '../../../renderer/app/features/notifications/starting-tlp.ts';

it('a notification begins with the marking of what it corrects, of the last one, or of the policy profile', () => {
  const none = { notifications: [], tlpDefault: 'GREEN' } as const;
  const some = { ...none, notifications: [{ tlp: 'AMBER' }, { tlp: 'RED' }, { tlp: null }] } as const;
  expect(startingTlp(null, none)).toBe('GREEN');
  // What is withheld says nothing.
  expect(startingTlp(null, some)).toBe('RED');
  expect(startingTlp({ tlp: 'CLEAR' }, some)).toBe('CLEAR');
  expect(startingTlp({ tlp: null }, some)).toBe('RED');
});
