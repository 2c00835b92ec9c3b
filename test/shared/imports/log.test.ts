import { describe, expect, it } from 'vitest';
import { logImporter } from '../../../shared/imports/log.ts';
import { fieldValues, importBytes, importText, markCodes } from '../../support/imported.ts';

const read = (text: string) => importText(logImporter, text).records;
const fieldsOf = (line: string) => Object.fromEntries(read(`${line}\n`)[0]?.fields ?? []);

describe('the log of a web server', () => {
  it('is read in the Common Log Format', () => {
    // Apache's manual.
    const line = '127.0.0.1 - frank [10/Oct/2000:13:55:36 -0700] "GET /apache_pb.gif HTTP/1.0" 200 2326';
    expect(read(`${line}\n`)).toEqual([
      {
        type: 'log-line',
        key: null,
        title: line,
        text: line,
        at: {
          raw: '10/Oct/2000:13:55:36 -0700',
          utc: '2000-10-10T20:55:36Z',
          precision: 'second',
          zone: 'given',
          mark: null,
        },
        place: { line: 1 },
        fields: [
          ['form', 'common'],
          ['client', '127.0.0.1'],
          ['ident', '-'],
          ['user', 'frank'],
          ['time', '10/Oct/2000:13:55:36 -0700'],
          ['request', 'GET /apache_pb.gif HTTP/1.0'],
          ['status', '200'],
          ['size', '2326'],
        ],
        links: [],
      },
    ]);
  });

  it('is read in the combined format, with quotes, a virtual host and IPv6', () => {
    const tail = String.raw`- - [10/Oct/2000:13:55:36 -0700] "GET /\"x\" HTTP/1.1" 404 - "http://a/" "curl \"8\"" 12`;
    expect(fieldsOf(`::1 ${tail}`)).toMatchObject({
      form: 'combined',
      client: '::1',
      request: String.raw`GET /\"x\" HTTP/1.1`,
      size: '-',
      referer: 'http://a/',
      'user-agent': String.raw`curl \"8\"`,
      rest: '12',
    });
    expect(fieldsOf(`www.example.org:443 192.0.2.1 ${tail}`)).toMatchObject({
      'virtual-host': 'www.example.org:443',
      client: '192.0.2.1',
    });
  });
});

describe('syslog', () => {
  it('is read as in RFC 3164, and a time without a year is none', () => {
    // RFC 3164 section 5.4, example 1.
    const [record] = read("<34>Oct 11 22:14:15 mymachine su: 'su root' failed for lonvick on /dev/pts/8\n");
    expect(record?.at).toMatchObject({ raw: 'Oct 11 22:14:15', utc: null, mark: 'no-year' });
    expect(record?.fields).toEqual([
      ['form', 'syslog-3164'],
      ['priority', '34'],
      ['facility', '4'],
      ['severity', '2'],
      ['time', 'Oct 11 22:14:15'],
      ['host', 'mymachine'],
      ['program', 'su'],
      ['message', "'su root' failed for lonvick on /dev/pts/8"],
    ]);
    expect(fieldsOf('Oct  1 22:14:15 h sshd[812]: Accepted')).toMatchObject({ program: 'sshd', process: '812' });
    expect(fieldsOf('2016-12-19T14:02:33.5+02:00 h sshd[812]: x')).toMatchObject({ form: 'syslog-iso', host: 'h' });
  });

  it('is read as in RFC 5424', () => {
    // RFC 5424 section 6.5, examples 1 to 4.
    const [first, second, third, fourth] = read(
      `<34>1 2003-10-11T22:14:15.003Z mymachine.example.com su - ID47 - \ufeff'su root' failed for lonvick on /dev/pts/8\n` +
        `<165>1 2003-08-24T05:14:15.000003-07:00 192.0.2.1 myproc 8710 - - %% It's time to make the do-nuts.\n` +
        `<165>1 2003-10-11T22:14:15.003Z mymachine.example.com evntslog - ID47 [exampleSDID@32473 iut="3" eventSource="Application" eventID="1011"] \ufeffAn application event log entry\n` +
        `<165>1 2003-10-11T22:14:15.003Z mymachine.example.com evntslog - ID47 [exampleSDID@32473 iut="3"][examplePriority@32473 class="high \\"x\\]"]\n`,
    );
    expect(first?.at).toMatchObject({ utc: '2003-10-11T22:14:15.003Z' });
    expect(first?.fields).toContainEqual(['message', "'su root' failed for lonvick on /dev/pts/8"]);
    expect(second?.at).toMatchObject({ utc: '2003-08-24T12:14:15.000003Z', precision: 'microsecond' });
    expect(second?.fields).toContainEqual(['process', '8710']);
    expect(third?.fields.slice(-4)).toEqual([
      ['exampleSDID@32473 iut', '3'],
      ['exampleSDID@32473 eventSource', 'Application'],
      ['exampleSDID@32473 eventID', '1011'],
      ['message', 'An application event log entry'],
    ]);
    expect(fourth?.fields.at(-1)).toEqual(['examplePriority@32473 class', 'high "x]']);
  });

  it('keeps what does not follow it, and says so', () => {
    const [record] = read('<999>1 - - - - - [open x="1 message\n');
    expect(record?.at).toBeNull();
    expect(markCodes(record ?? expect.fail())).toEqual(['priority', 'structured-data']);
    expect(fieldValues(record ?? expect.fail(), 'message')).toEqual(['[open x="1 message']);
  });
});

describe('any other log', () => {
  it('is lines with the first time in each', () => {
    const records = read('2016-12-19 14:02:33,123 INFO x\n\n   \nno time here\n[Wed Oct 11 14:32:52 2000] [error] y\n');
    expect(records.map(({ place, at }) => [place, at?.utc ?? null])).toEqual([
      [{ line: 1 }, '2016-12-19T14:02:33.123Z'],
      [{ line: 4 }, null],
      [{ line: 5 }, '2000-10-11T14:32:52Z'],
    ]);
    expect(records[1]?.fields).toEqual([['form', 'plain']]);
  });

  it('keeps and marks a time that is none', () => {
    expect(read('2016-02-30 25:00:00 x\n')[0]?.at).toMatchObject({
      raw: '2016-02-30 25:00:00',
      utc: null,
      mark: 'unreadable',
    });
  });

  it('has its clock corrected, and keeps what it says', () => {
    const { records } = importText(logImporter, '2016-12-19T14:02:33Z x\n', { clockOffsetSeconds: -60 });
    expect(records[0]?.at).toMatchObject({ raw: '2016-12-19T14:02:33Z', utc: '2016-12-19T14:01:33Z' });
  });

  it('keeps every byte of a line that is no text, and says how it was read', () => {
    const { records, failure } = importBytes(logImporter, Buffer.from([0x61, 0, 0xff, 0x0a]));
    expect(failure).toBeNull();
    expect(records).toMatchObject([{ text: 'a\0ÿ' }]);
    expect(markCodes(records[0] ?? expect.fail())).toEqual(['latin-1', 'nul']);
  });
});

describe('the first look', () => {
  const sniff = (text: string, name = 'x') => logImporter.sniff(Buffer.from(text), name);
  it('is sure of known forms only', () => {
    expect(sniff('Oct 11 22:14:15 h su: x\nOct 11 22:14:15 h su: y\n')).toBe(2);
    expect(sniff('127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] "GET / HTTP/1.0" 200 1\n')).toBe(2);
    expect(sniff('2016-12-19 14:02:33 INFO x\n')).toBe(1);
    expect(sniff('2016-12-19 14:02:33,123 INFO x\n', 'app.log')).toBe(2);
    expect(sniff('a letter\n')).toBe(0);
    expect(sniff('a letter\n', 'app.log.1')).toBe(1);
    expect(sniff('{"time":"2016-12-19T14:02:33Z"}\n', 'a.log')).toBe(0);
    expect(sniff('')).toBe(0);
    expect(sniff('2016-12-19\0\n', 'a.log')).toBe(0);
  });
});

it('is as quick with lines that almost match', () => {
  const lines = [
    `${'[x] "'.repeat(10_000)}\n`,
    `<1>1 - - - - - ${'[a b="'.repeat(9_000)}\n`,
    `a b c [10/Oct/2000] "${'\\'.repeat(60_000)}\n`,
    `Oct 11 22:14:15 h ${'a[1]'.repeat(15_000)}\n`,
    `${'<1>'.repeat(20_000)}\n`,
    `${'1:1 '.repeat(15_000)}\n`,
  ];
  expect(read(lines.join(''))).toHaveLength(lines.length);
}, 2000);
