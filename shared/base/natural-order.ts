/**
 * A text of which plain comparison gives the order that people expect: EX-9 before EX-10. Each run of digits is led by how
 * many there are; leading zeros do not count.
 */
export const naturalOrder = (text: string): string =>
  text.replaceAll(/[0-9]+/gu, (digits) => {
    const number = digits.replace(/^0+(?=[0-9])/u, '');
    return `${String(Math.min(number.length, 99)).padStart(2, '0')}${number}`;
  });
