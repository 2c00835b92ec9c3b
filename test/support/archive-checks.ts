import { readPdfObjects, type PdfObject } from './pdf-text.ts';

type Pdf = { readonly raw: string; readonly objects: ReadonlyMap<string, PdfObject>; readonly heads: string };
type Check = { readonly clause: string; readonly rule: string; readonly holds: (pdf: Pdf) => boolean };

/**
 * Requirements of ISO 19005-2 (PDF/A-2b) that can be looked up in what our typesetter writes: no compressed object, no compressed table of
 * places. It reads no other files, and a file that it finds nothing in may still break a requirement that is not here.
 */
const checks: readonly Check[] = [
  {
    clause: '6.1.2',
    rule: 'begins with its version, and a comment of four bytes above 127',
    holds: ({ raw }) => /^%PDF-1\.[0-7]\n%[\u0080-\u00ff]{4}/u.test(raw),
  },
  {
    clause: '6.1.3',
    rule: 'has an identifier of two parts, is not encrypted, and nothing follows its end',
    holds: ({ raw }) =>
      /\ntrailer\n<<[\s\S]*?\/ID \[\([^\n]+\) \([^\n]+\)\][\s\S]*?>>\nstartxref\n\d+\n%%EOF\n?$/u.test(raw) &&
      !/\/Encrypt\b/u.test(raw.slice(raw.lastIndexOf('\ntrailer\n'))),
  },
  {
    clause: '6.1.4',
    rule: 'gives the place of every object',
    holds: ({ raw, objects }) => {
      const table = raw.slice(raw.lastIndexOf('\nxref\n') + 1);
      const places = [...table.matchAll(/^(\d{10}) \d{5} ([nf]) ?$/gmu)];
      const used = places.flatMap(([, place, kind], id) => (kind === 'n' ? [{ id, place: Number(place) }] : []));
      return (
        used.length === objects.size &&
        Number(/\nstartxref\n(\d+)\n/u.exec(raw)?.[1]) === raw.lastIndexOf('\nxref\n') + 1 &&
        used.every(({ id, place }) => raw.startsWith(`${id} 0 obj`, place))
      );
    },
  },
  {
    clause: '6.1.7.1',
    rule: 'states the length of each stream, and keeps no stream in another file',
    holds: ({ objects }) =>
      [...objects.values()].every(
        ({ head, packed }) =>
          packed === undefined ||
          (Number(/\/Length (\d+)\b/u.exec(head)?.[1]) === packed.length &&
            !/\/F(?:Filter|DecodeParms)? [([/]/u.test(head)),
      ),
  },
  {
    clause: '6.1.7.2',
    rule: 'packs its streams by Flate alone',
    holds: ({ heads }) => [...heads.matchAll(/\/Filter\s*\[?\s*\/(\w+)/gu)].every(([, name]) => name === 'FlateDecode'),
  },
  {
    clause: '6.1.13',
    rule: 'stays within the limits of names, strings, objects and pages',
    holds: ({ heads, objects }) =>
      objects.size < 8_388_607 &&
      [...heads.matchAll(/\/[^\s/<>[\]()]+/gu)].every(([name]) => name.length <= 128) &&
      [...heads.matchAll(/\((?:[^\\()]|\\[\s\S])*\)/gu)].every(([text]) => text.length <= 32_767) &&
      [...heads.matchAll(/\/MediaBox \[([\d. ]+)\]/gu)].every(([, box = '']) =>
        box
          .split(' ')
          .slice(2)
          .map(Number)
          .every((side) => side >= 3 && side <= 14_400),
      ),
  },
  {
    clause: '6.2.3',
    rule: 'has one output intent, with a profile for three colours inside',
    holds: ({ heads, objects }) => {
      const profile = /\/S \/GTS_PDFA1\b[\s\S]*?\/DestOutputProfile (\d+) 0 R/u.exec(heads)?.[1];
      const { head = '', stream = '' } = objects.get(profile ?? '') ?? {};
      return (
        heads.split('/GTS_PDFA1').length === 2 &&
        /\/N 3\b/u.test(head) &&
        stream.slice(36, 40) === 'acsp' &&
        stream.slice(16, 20) === 'RGB ' &&
        stream.charCodeAt(8) < 5
      );
    },
  },
  {
    clause: '6.2.4.3',
    rule: 'names no colours of a printer, whose intent it does not have',
    holds: ({ heads, objects }) =>
      !/\/DeviceCMYK\b/u.test(heads) && drawings(objects).every((text) => !/(?:^|\s)[kK]\s*$/mu.test(text)),
  },
  {
    clause: '6.2.5 and 6.2.10',
    rule: 'has no transfer function, no halftone, and blends in a known way only',
    holds: ({ heads }) =>
      !/\/(?:TR|TR2|HTP|HT|OPI)\b/u.test(heads) &&
      [...heads.matchAll(/\/BM \/(\w+)/gu)].every(([, mode = '']) => blendModes.has(mode)),
  },
  {
    clause: '6.2.8 and 6.2.9',
    rule: 'has no picture that a reader may exchange or smooth, and no program of PostScript',
    holds: ({ heads }) => !/\/(?:Alternates|Ref)\b|\/Interpolate true|\/Subtype \/PS\b|\/Subtype2 \/PS\b/u.test(heads),
  },
  {
    clause: '6.2.11.3 and 6.2.11.4',
    rule: 'has every face inside, and says which glyph a code is',
    holds: ({ objects }) => {
      const all = [...objects.values()].map(({ head }) => head);
      const kinds = all.filter((head) => /\/Type \/Font\n/u.test(head));
      return (
        kinds.length > 0 &&
        kinds.every((head) => /\/Subtype \/(?:Type0|CIDFontType2)\b/u.test(head)) &&
        kinds
          .filter((head) => head.includes('/CIDFontType2'))
          .every((head) => head.includes('/CIDToGIDMap /Identity') && embedded(head, objects)) &&
        kinds
          .filter((head) => head.includes('/Type0'))
          .every((head) => head.includes('/Encoding /Identity-H') && /\/ToUnicode \d+ 0 R/u.test(head))
      );
    },
  },
  {
    clause: '6.2.11.8',
    rule: 'draws no character that a face lacks',
    holds: ({ objects }) =>
      drawings(objects).every((text) =>
        [...text.matchAll(/\(((?:[^\\()]|\\[\s\S])*)\)/gu)].every(([, literal = '']) => {
          const bytes = unescapePdf(literal);
          for (let at = 0; at + 1 < bytes.length; at += 2) if (bytes.startsWith('\0\0', at)) return false;
          return true;
        }),
      ),
  },
  {
    clause: '6.3.2',
    rule: 'prints every note, and hides none',
    holds: ({ objects }) =>
      [...objects.values()]
        .filter(({ head }) => /\/Type \/Annot\b/u.test(head))
        .every(({ head }) => {
          const flags = Number(/\/F (\d+)\b/u.exec(head)?.[1]);
          // Print; not invisible, hidden, without view, nor turning that about.
          return /\/Subtype \/Link\b/u.test(head) && (flags & 4) === 4 && (flags & (1 | 2 | 32 | 256)) === 0;
        }),
  },
  {
    clause: '6.4 and 6.5',
    rule: 'has no form, and does nothing but go to a place of its own',
    holds: ({ heads }) =>
      !/\/(?:AcroForm|XFA|AA|JavaScript|JS|OpenAction)\b/u.test(heads) &&
      [...heads.matchAll(/\/Type \/Action\s+\/S \/(\w+)/gu)].every(([, kind]) => kind === 'GoTo') &&
      !/\/S \/(?:Launch|Sound|Movie|ResetForm|ImportData|Hide|SetOCGState|Rendition|Trans|GoTo3DView|GoToR|GoToE|URI|SubmitForm)\b/u.test(
        heads,
      ),
  },
  {
    clause: '6.6.2 and 6.6.4',
    rule: 'says in clear metadata that it is PDF/A-2b, and tells nothing else of itself elsewhere',
    holds: ({ raw, objects }) => {
      const id = /\/Metadata (\d+) 0 R/u.exec(objectWith(objects, '/Type /Catalog'))?.[1];
      const { head = '', stream = '' } = objects.get(id ?? '') ?? {};
      const info =
        objects.get(/\/Info (\d+) 0 R/u.exec(raw.slice(raw.lastIndexOf('\ntrailer\n')))?.[1] ?? '')?.head ?? '';
      const digits = /\/CreationDate \(D:(\d{14})Z\)/u.exec(info)?.[1];
      return (
        /\/Subtype \/XML\b/u.test(head) &&
        !head.includes('/Filter') &&
        !/<\?xpacket[^?]*\b(?:bytes|encoding)=/u.test(stream) &&
        /<pdfaid:part>2<\/pdfaid:part>/u.test(stream) &&
        /<pdfaid:conformance>B<\/pdfaid:conformance>/u.test(stream) &&
        digits !== undefined &&
        digits === /<xmp:CreateDate>([^<]*)<\/xmp:CreateDate>/u.exec(stream)?.[1]?.replaceAll(/\D/gu, '').slice(0, 14)
      );
    },
  },
  {
    clause: '6.8 to 6.11',
    rule: 'carries no file, no layer, no other presentation and no demand on the reader',
    holds: ({ heads }) =>
      !/\/(?:EmbeddedFiles?|AF|Collection|OCProperties|OC|AlternatePresentations|PresSteps|Requirements)\b/u.test(
        heads,
      ),
  },
];

/** Every requirement that does not hold, with its clause; none: all that are looked up hold. */
export const brokenRequirements = (bytes: Uint8Array): readonly string[] => {
  const raw = Buffer.from(bytes).toString('latin1');
  const objects = readPdfObjects(raw);
  const heads = [...objects.values()].map(({ head }) => head).join('\n');
  return checks.flatMap(({ clause, rule, holds }) => (holds({ raw, objects, heads }) ? [] : [`${clause}: ${rule}`]));
};

const blendModes: ReadonlySet<string> = new Set(
  (
    'Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight Difference Exclusion Hue ' +
    'Saturation Color Luminosity'
  ).split(' '),
);

const objectWith = (objects: ReadonlyMap<string, PdfObject>, words: string): string =>
  [...objects.values()].find(({ head }) => head.includes(words))?.head ?? '';

const embedded = (font: string, objects: ReadonlyMap<string, PdfObject>): boolean => {
  const descriptor = objects.get(/\/FontDescriptor (\d+) 0 R/u.exec(font)?.[1] ?? '')?.head ?? '';
  return (objects.get(/\/FontFile2 (\d+) 0 R/u.exec(descriptor)?.[1] ?? '')?.stream.length ?? 0) > 0;
};

/** What pages draw as text. */
const drawings = (objects: ReadonlyMap<string, PdfObject>): readonly string[] =>
  [...objects.values()].flatMap(({ stream }) => (stream.includes(' Tf\n') ? [stream] : []));

const unescapePdf = (literal: string): string =>
  literal.replaceAll(/\\(?:([0-7]{1,3})|([\s\S]))/gu, (_, octal: string | undefined, letter: string | undefined) =>
    octal === undefined ? (letter ?? '') : String.fromCharCode(Number.parseInt(octal, 8)),
  );
