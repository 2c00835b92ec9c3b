import { create } from 'qrcode';

/** Modules around the code that must stay white (ISO/IEC 18004). */
const quietModules = 4;

/** A QR code as SVG: one path of dark modules on white. */
export const qrCodeSvg = (text: string): string => {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const squares: string[] = [];
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (modules.get(row, column)) squares.push(`M${column + quietModules} ${row + quietModules}h1v1h-1z`);
    }
  }
  const side = size + 2 * quietModules;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}"><rect width="${side}" height="${side}" fill="#fff"/><path d="${squares.join('')}"/></svg>`;
};
