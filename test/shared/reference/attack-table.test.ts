import { expect, it } from 'vitest';
import { attackAddress, attackIdPattern } from '../../../shared/reference/attack-table.ts';

it('recognises the identifiers of ATT&CK, and nothing that only looks like one', () => {
  const found = (text: string) => [...text.matchAll(attackIdPattern)].map(([id]) => id);
  expect(found('T0803, T1059.001; (TA0107) G0034/S0604 “C0025” M0801.')).toEqual([
    'T0803',
    'T1059.001',
    'TA0107',
    'G0034',
    'S0604',
    'C0025',
    'M0801',
  ]);
  expect(found('T08031 XT0803 T0803a EX-T0803 T0803-1 T1059.0012 V2.T0803')).toEqual([]);
});

it('writes addresses so that nothing opens them', () => {
  expect(attackAddress({ id: 'T1059.001', kind: 'technique' })).toBe(
    'hxxps://attack[.]mitre[.]org/techniques/T1059/001',
  );
});
