import { describe, expect, it } from 'vitest';
import { chooseImporter, importers } from '../../../shared/imports/importers.ts';
import { archiveSamples } from '../../support/archive-samples.ts';
import { mbrSector, rawEwf } from '../../support/raw-image.ts';

const choose = (bytes: string | Uint8Array, name = 'x'): string | undefined =>
  chooseImporter(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, name)?.format;

it('names each format once', () => {
  const formats = importers.map(({ format }) => format);
  expect(new Set(formats).size).toBe(formats.length);
});

describe('the format of a file', () => {
  const digest = 'a'.repeat(64);
  it.each([
    ['hashes', `${digest}  a,b\n${digest}  c,d\n`, 'x'],
    ['hashes', `"SHA-256","FileName"\n"${digest}","x"\n`, 'NSRLFile.csv'],
    ['log', '127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] "GET /a,b HTTP/1.0" 200 1\n', 'access'],
    ['log', '2016-12-19 14:02:33,123 INFO one\n2016-12-19 14:02:34,123 INFO two\n', 'app.log'],
    ['csv', 'time,what\n2016-12-19 14:02:33,one\n', 'x'],
    ['csv', 'time,what\n2016-12-19 14:02:33,one\n', 'x.csv'],
    ['jsonl', '{"time":"2016-12-19T14:02:33Z"}\n{"time":"2016-12-19T14:02:33Z"}\n', 'x.jsonl'],
    ['mail', 'From: a\nTo: b, c\nDate: Fri, 21 Nov 1997 09:55:06 -0600\n\nx', 'x'],
    ['archive', archiveSamples.infoZip, 'x'],
    ['archive', archiveSamples.ustar, 'x.csv'],
    ['image', rawEwf([{ type: 'done' }]), 'x.E01'],
    ['image', mbrSector([{ type: 7, start: 1, length: 1 }]), 'disk.dd'],
    [undefined, 'a letter\n', 'x'],
    [undefined, Buffer.alloc(4096), 'x'],
  ] as const)('%s', (format, bytes, name) => {
    expect(choose(bytes, name)).toBe(format);
  });
});
