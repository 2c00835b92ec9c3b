/**
 * Vocabularies of sectors (method, section 5.9): NIS2, annexes I and II with their subsectors, and the sixteen sectors of CISA.
 * Both are verified, the names of the latter spelled out. The levels of criticality are proposed by this program.
 */
const schemes = {
  'nis2-i': 'NIS2 annex I, sectors of high criticality',
  'nis2-ii': 'NIS2 annex II, other critical sectors',
  cisa: 'CISA, sixteen critical infrastructure sectors',
} as const;
export type SectorScheme = keyof typeof schemes;

export const schemeWords = (scheme: SectorScheme): string => schemes[scheme];

/** Codes are `scheme:sector` and `scheme:sector/subsector`. */
export const sectorCodes = [
  'nis2-i:energy',
  'nis2-i:energy/electricity',
  'nis2-i:energy/district-heating-and-cooling',
  'nis2-i:energy/oil',
  'nis2-i:energy/gas',
  'nis2-i:energy/hydrogen',
  'nis2-i:transport',
  'nis2-i:transport/air',
  'nis2-i:transport/rail',
  'nis2-i:transport/water',
  'nis2-i:transport/road',
  'nis2-i:banking',
  'nis2-i:financial-market-infrastructures',
  'nis2-i:health',
  'nis2-i:drinking-water',
  'nis2-i:waste-water',
  'nis2-i:digital-infrastructure',
  'nis2-i:ict-service-management-b2b',
  'nis2-i:public-administration',
  'nis2-i:space',
  'nis2-ii:postal-and-courier',
  'nis2-ii:waste-management',
  'nis2-ii:chemicals',
  'nis2-ii:food',
  'nis2-ii:manufacturing',
  'nis2-ii:manufacturing/medical-devices-and-ivd',
  'nis2-ii:manufacturing/computer-electronic-optical',
  'nis2-ii:manufacturing/electrical-equipment',
  'nis2-ii:manufacturing/machinery-nec',
  'nis2-ii:manufacturing/motor-vehicles-trailers',
  'nis2-ii:manufacturing/other-transport-equipment',
  'nis2-ii:digital-providers',
  'nis2-ii:research',
  'cisa:chemical',
  'cisa:commercial-facilities',
  'cisa:communications',
  'cisa:critical-manufacturing',
  'cisa:dams',
  'cisa:defense-industrial-base',
  'cisa:emergency-services',
  'cisa:energy',
  'cisa:financial-services',
  'cisa:food-and-agriculture',
  'cisa:government-facilities',
  'cisa:healthcare-and-public-health',
  'cisa:information-technology',
  'cisa:nuclear-reactors-materials-waste',
  'cisa:transportation-systems',
  'cisa:water-and-wastewater',
] as const;
export type SectorCode = (typeof sectorCodes)[number];

export const isSectorCode = (text: string): text is SectorCode => sectorCodes.some((code) => code === text);

export const schemeOf = (code: SectorCode): SectorScheme =>
  code.startsWith('cisa:') ? 'cisa' : code.startsWith('nis2-ii:') ? 'nis2-ii' : 'nis2-i';

/** Without its subsector: what makes two services neighbours in one sector. */
export const topSector = (code: SectorCode): string => code.split('/', 1)[0] ?? code;

/** “energy, electricity (NIS2 I)”. */
export const sectorWords = (code: SectorCode): string => {
  const name = code.slice(code.indexOf(':') + 1);
  const scheme = { 'nis2-i': 'NIS2 I', 'nis2-ii': 'NIS2 II', cisa: 'CISA' }[schemeOf(code)];
  return `${name.replaceAll('/', ', ').replaceAll('-', ' ')} (${scheme})`;
};

/**
 * The criticality from 0 to 4 that the method proposes for a sector; undefined where it proposes none. A subsector without
 * one has that of its sector.
 */
export const proposedCriticality = (code: SectorCode): number | undefined =>
  proposed.get(code) ?? proposed.get(topSector(code));

const proposed: ReadonlyMap<string, number> = new Map<SectorCode, number>([
  ['nis2-i:health', 4],
  ['cisa:emergency-services', 4],
  ['nis2-i:drinking-water', 4],
  ['cisa:nuclear-reactors-materials-waste', 4],
  ['nis2-i:energy/electricity', 4],
  ['nis2-i:energy/district-heating-and-cooling', 4],
  ['nis2-i:energy/gas', 3],
  ['nis2-i:energy/oil', 3],
  ['nis2-i:waste-water', 3],
  ['nis2-i:transport/air', 3],
  ['nis2-i:transport/rail', 3],
  ['cisa:communications', 3],
  ['nis2-i:digital-infrastructure', 3],
  ['nis2-ii:food', 3],
  ['nis2-ii:chemicals', 3],
  ['cisa:dams', 3],
  ['nis2-i:banking', 2],
  ['nis2-i:financial-market-infrastructures', 2],
  ['nis2-i:public-administration', 2],
  ['nis2-i:transport/road', 2],
  ['nis2-i:space', 2],
  ['nis2-i:ict-service-management-b2b', 2],
  ['nis2-ii:waste-management', 2],
  ['nis2-ii:manufacturing', 1],
  ['nis2-ii:postal-and-courier', 1],
  ['nis2-ii:research', 1],
  ['nis2-ii:digital-providers', 1],
  ['cisa:commercial-facilities', 1],
]);
