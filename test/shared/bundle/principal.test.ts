import { describe, expect, it } from 'vitest';
import { isPrincipal } from '../../../shared/bundle/principal.ts';

describe('isPrincipal', () => {
  it.each([
    'a',
    '7',
    'demo-analyst',
    'a.b-c',
    'a..b',
    'checkpoints',
    'console',
    'com',
    'com10',
    'a'.repeat(63),
    'mycheckpoint',
  ])('takes %s', (text) => expect(isPrincipal(text)).toBe(true));

  it.each([
    '',
    'A',
    'Anna',
    '-a',
    'a-',
    '.a',
    'a.',
    'a b',
    'a_b',
    'a@b',
    'a*',
    'a,b',
    '*',
    '!a',
    'é',
    'a\n',
    '../a',
    'a'.repeat(64),
    'checkpoint',
    'checkpoint.a',
    'checkpoint-a',
    'con',
    'nul.a',
    'aux.b.c',
    'com1',
    'lpt9.x',
    'prn',
  ])('refuses %j', (text) => expect(isPrincipal(text)).toBe(false));
});
