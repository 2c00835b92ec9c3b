/**
 * Public scales of severity (method, sections 5.6 and 5.7), as vocabularies to compare with. None of them is computed:
 * the weights of NCISS that were published are notional.
 */
export type SeverityScale = {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly terms: readonly {
    readonly code: string;
    readonly words: string;
    readonly status: 'verified' | 'memory';
  }[];
};

type Row = readonly [code: string, words: string, status?: 'memory'];
const terms = (rows: readonly Row[]): SeverityScale['terms'] =>
  rows.map(([code, words, status]) => ({ code, words, status: status ?? 'verified' }));

const cisa = 'US Cyber Incident Severity Schema and CISA NCISS (US Government works)';

export const severityScales: readonly SeverityScale[] = [
  {
    id: 'us-schema',
    name: 'US Cyber Incident Severity Schema',
    source: cisa,
    terms: terms([
      ['5 Emergency', 'imminent threat to wide-scale critical services, government stability or lives'],
      [
        '4 Severe',
        'likely significant impact on public health or safety, national or economic security, foreign relations or civil liberties',
      ],
      ['3 High', 'likely demonstrable impact on those or on public confidence'],
      ['2 Medium', 'may affect them'],
      ['1 Low', 'unlikely to affect them'],
      ['0 Baseline', 'highly unlikely to affect them; minor ones warrant extra scrutiny'],
    ]),
  },
  {
    id: 'nciss-functional',
    name: 'NCISS: functional impact',
    source: cisa,
    terms: terms([
      ['1', 'no impact'],
      ['2', 'no impact to services'],
      ['3', 'minimal impact to non-critical services'],
      ['4', 'minimal impact to critical services'],
      ['5', 'significant impact to non-critical services'],
      ['6', 'denial of non-critical services'],
      ['7', 'significant impact to critical services'],
      ['8', 'denial of critical services, or loss of control'],
    ]),
  },
  {
    id: 'nciss-location',
    name: 'NCISS: location of observed activity',
    source: cisa,
    terms: terms([
      ['0', 'unsuccessful'],
      ['1', 'business DMZ'],
      ['2', 'business network'],
      ['3', 'business network management'],
      ['4', 'critical-system DMZ'],
      ['5', 'critical-system management'],
      ['6', 'critical systems'],
      ['7', 'safety systems'],
      ['–', 'unknown'],
    ]),
  },
  {
    id: 'nciss-recoverability',
    name: 'NCISS: recoverability',
    source: cisa,
    terms: terms([
      ['1', 'regular'],
      ['2', 'supplemented'],
      ['3', 'extended'],
      ['4', 'not recoverable'],
    ]),
  },
  {
    id: 'uk-categories',
    name: 'UK NCSC and law enforcement: categories',
    source:
      'National Cyber Security Centre, Crown copyright (Open Government Licence v3.0); categories 3 to 6 from memory',
    terms: terms([
      [
        '1 National emergency',
        'sustained disruption of essential services or effect on national security, with severe economic or social consequences or loss of life',
      ],
      [
        '2 Highly significant',
        'serious impact on central government, essential services, a large share of the population or the economy',
      ],
      [
        '3 Significant',
        'serious impact on a large organisation or on wider or local government, or considerable risk to central government or essential services',
        'memory',
      ],
      ['4 Substantial', 'serious impact on a medium organisation, or considerable risk to a large one', 'memory'],
      [
        '5 Moderate',
        'serious impact on a small organisation, or considerable risk to a medium one, or first signs against a large one or government',
        'memory',
      ],
      ['6 Localised', 'impact on an individual, or first signs against a small or medium organisation', 'memory'],
    ]),
  },
];
