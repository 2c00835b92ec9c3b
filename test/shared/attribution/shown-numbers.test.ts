import { describe, expect, it } from 'vitest';
import {
  decibelText,
  probabilityText,
  rangeText,
  shareText,
  shortDecimal,
} from '../../../shared/attribution/shown-numbers.ts';
import { defaultWording, probabilityToWord } from '../../../shared/reference/yardsticks.ts';

describe('numbers for people', () => {
  it.each([
    [0.81, '81\u202f%'],
    [0.8149, '81\u202f%'],
    [0.01, '1\u202f%'],
    [0.0099, '<1\u202f%'],
    [0, '<1\u202f%'],
    [0.99, '99\u202f%'],
    [0.9901, '>99\u202f%'],
    [1, '>99\u202f%'],
  ])('write the probability %s as %s', (probability, text) => {
    expect(probabilityText(probability)).toBe(text);
  });

  it('never round a probability across the edge of its word', () => {
    expect(probabilityText(0.7999)).toBe('79\u202f%');
    expect(probabilityText(0.8)).toBe('80\u202f%');
    expect(probabilityText(0.4496)).toBe('44\u202f%');
    for (let step = 10; step <= 990; step += 1) {
      const probability = step / 1000;
      const written = Number(probabilityText(probability).replace(/\D/gu, '')) / 100;
      expect(probabilityToWord(written, defaultWording).band).toBe(probabilityToWord(probability, defaultWording).band);
      expect(Math.abs(written - probability)).toBeLessThan(0.01);
    }
  });

  it('write a range as one where both ends are alike', () => {
    expect(rangeText(0.72, 0.88)).toBe('72–88\u202f%');
    expect(rangeText(0.001, 0.04)).toBe('<1–4\u202f%');
    expect(rangeText(0.501, 0.504)).toBe('50\u202f%');
  });

  it('sign decibels with a real minus, and zero not at all', () => {
    expect([4.84, -0.35, 0, -0.04, 0.05].map(decibelText)).toEqual(['+4.8', '\u22120.4', '0.0', '0.0', '+0.1']);
  });

  it('call only what is complete 100 %', () => {
    expect([1, 0.999999, 0.97, 0.29, 0].map(shareText)).toEqual([
      '100\u202f%',
      '99\u202f%',
      '97\u202f%',
      '29\u202f%',
      '0\u202f%',
    ]);
  });

  it('write what was stated as it was stated', () => {
    expect([0.7, 1, 0, 0.25].map(shortDecimal)).toEqual(['0.7', '1', '0', '0.25']);
  });
});
