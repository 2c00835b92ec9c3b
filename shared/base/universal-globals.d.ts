// The Encoding Standard's two classes exist in every runtime that shared/ runs in (Node, browsers, workers),
// but belong to no ECMAScript library. Only what is used is declared.
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
  encodeInto(text: string, bytes: Uint8Array): { readonly written: number };
}
declare class TextDecoder {
  constructor(label: string, options: { readonly fatal: true; readonly ignoreBOM: true });
  decode(bytes: Uint8Array): string;
}
