import { mark } from './marks.ts';

export type LogLine = {
  readonly form: 'common' | 'combined' | 'syslog-3164' | 'syslog-5424' | 'syslog-iso';
  /** As it stands in the line; undefined where the line says that it has none. */
  readonly time: string | undefined;
  readonly fields: readonly (readonly [name: string, value: string])[];
};

/** The parts of a line in one of the known forms; undefined for any other. */
export const parseLogLine = (line: string): LogLine | undefined =>
  parseWebLine(line) ?? parseStructuredSyslog(line) ?? parseSyslog(line);

type Fields = LogLine['fields'];

const quoted = String.raw`"((?:[^"\\]|\\.)*)"`;
// Apache's `%h %l %u %t "%r" %>s %b`, with the virtual host before and referer and agent behind where they are logged.
const webPattern = new RegExp(
  String.raw`^(?:([^\s:]+:\d{1,5}) )?(\S+) (\S+) (\S+) \[([^\]]{1,64})\] ${quoted} (\d{3}|-) (\d+|-)(?: ${quoted} ${quoted})?(?: (.*))?$`,
  'u',
);

const parseWebLine = (line: string): LogLine | undefined => {
  const match = webPattern.exec(line);
  if (match === null) return undefined;
  const [, host, client, ident, user, time, request, status, size, referer, agent, rest] = match;
  return {
    form: referer === undefined ? 'common' : 'combined',
    time,
    fields: present([
      ['virtual-host', host],
      ['client', client],
      ['ident', ident],
      ['user', user],
      ['time', time],
      ['request', request],
      ['status', status],
      ['size', size],
      ['referer', referer],
      ['user-agent', agent],
      ['rest', rest],
    ]),
  };
};

const month = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const syslogTime = String.raw`${month} [ \d]\d(?: \d{4})? \d{2}:\d{2}:\d{2}(?:\.\d{1,9})?`;
const isoTime = String.raw`\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})`;
const syslogPattern = new RegExp(
  String.raw`^(?:<(\d{1,3})>)?(?:(${syslogTime})|(${isoTime})) (\S+) ([^\s:[\]]{1,128})(?:\[([^\]\s]{1,64})\])?:(?: (.*))?$`,
  'su',
);

// RFC 3164 section 4.1, with or without the priority that files leave out, and with the time of RFC 3339 that many write.
const parseSyslog = (line: string): LogLine | undefined => {
  const match = syslogPattern.exec(line);
  if (match === null) return undefined;
  const [, priority, bsdTime, iso, host, tag, process, message] = match;
  return {
    form: bsdTime === undefined ? 'syslog-iso' : 'syslog-3164',
    time: bsdTime ?? iso,
    fields: [
      ...priorityFields(priority),
      ...present([
        ['time', bsdTime ?? iso],
        ['host', host],
        ['program', tag],
        ['process', process],
        ['message', message],
      ]),
    ],
  };
};

const structuredPattern = /^<(\d{1,3})>(\d{1,2}) (\S{1,64}) (\S{1,255}) (\S{1,48}) (\S{1,128}) (\S{1,32}) (.*)$/su;

// RFC 5424 section 6; `-` stands for nothing.
const parseStructuredSyslog = (line: string): LogLine | undefined => {
  const match = structuredPattern.exec(line);
  if (match === null) return undefined;
  const [, priority, version, time = '-', host, program, process, message, rest = ''] = match;
  const data = parseStructuredData(rest);
  return {
    form: 'syslog-5424',
    time: time === '-' ? undefined : time,
    fields: [
      ...priorityFields(priority),
      ...present([
        ['version', version],
        ['time', time],
        ['host', host],
        ['program', program],
        ['process', process],
        ['message-id', message],
      ]),
      ...(data === undefined
        ? [['message', rest] as const, mark('structured-data', 'the structured data do not follow RFC 5424')]
        : [...data.fields, ...(data.message === '' ? [] : [['message', data.message] as const])]),
    ],
  };
};

const parseStructuredData = (text: string): { readonly fields: Fields; readonly message: string } | undefined => {
  const fields: (readonly [string, string])[] = [];
  let at = 0;
  if (text.startsWith('-')) at = 1;
  else {
    while (text.charAt(at) === '[') {
      elementStart.lastIndex = at;
      const [start, id = ''] = elementStart.exec(text) ?? [];
      if (start === undefined) return undefined;
      at += start.length;
      for (;;) {
        parameter.lastIndex = at;
        const [whole, name = '', value = ''] = parameter.exec(text) ?? [];
        if (whole === undefined) break;
        fields.push([`${id} ${name}`, value.replaceAll(/\\(["\\\]])/gu, '$1')]);
        at += whole.length;
      }
      if (text.charAt(at) !== ']') return undefined;
      at += 1;
    }
    if (at === 0) return undefined;
  }
  if (at < text.length && text.charAt(at) !== ' ') return undefined;
  return { fields, message: text.slice(at + 1).replace(/^\ufeff/u, '') };
};

const elementStart = /\[([^\s=\]"]{1,32})/uy;
const parameter = / ([^\s=\]"]{1,32})="((?:[^"\\\]]|\\[^])*)"/uy;

// RFC 5424 section 6.2.1: facility times eight plus severity, 191 at most.
const priorityFields = (priority: string | undefined): Fields => {
  if (priority === undefined) return [];
  const value = Number(priority);
  if (value > 191)
    return [['priority', priority], mark('priority', `${priority} is beyond 191, so it has no facility`)];
  return [
    ['priority', priority],
    ['facility', String(Math.floor(value / 8))],
    ['severity', String(value % 8)],
  ];
};

const present = (pairs: readonly (readonly [name: string, value: string | undefined])[]): Fields =>
  pairs.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
