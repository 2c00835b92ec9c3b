/**
 * Names under which ATT&CK says that a group is also known, as its release 18.1 for ICS has them. © MITRE; the licence stands
 * in attack-ics.ts.
 */
export const attackAliases: readonly { readonly id: string; readonly aliases: readonly string[] }[] = [
  {
    id: 'G0032',
    aliases: ['Labyrinth Chollima', 'HIDDEN COBRA', 'Guardians of Peace', 'ZINC', 'NICKEL ACADEMY', 'Diamond Sleet'],
  },
  {
    id: 'G0034',
    aliases: [
      'ELECTRUM',
      'Telebots',
      'IRON VIKING',
      'BlackEnergy (Group)',
      'Quedagh',
      'Voodoo Bear',
      'IRIDIUM',
      'Seashell Blizzard',
      'FROZENBARENTS',
      'APT44',
    ],
  },
  {
    id: 'G0035',
    aliases: [
      'TEMP.Isotope',
      'DYMALLOY',
      'Berserk Bear',
      'TG-4192',
      'Crouching Yeti',
      'IRON LIBERTY',
      'Energetic Bear',
      'Ghost Blizzard',
      'BROMINE',
    ],
  },
  { id: 'G0037', aliases: ['Magecart Group 6', 'ITG08', 'Skeleton Spider', 'TAAL', 'Camouflage Tempest'] },
  { id: 'G0046', aliases: ['GOLD NIAGARA', 'ITG14', 'Carbon Spider', 'ELBRUS', 'Sangria Tempest'] },
  {
    id: 'G0049',
    aliases: [
      'COBALT GYPSY',
      'IRN2',
      'APT34',
      'Helix Kitten',
      'Evasive Serpens',
      'Hazel Sandstorm',
      'EUROPIUM',
      'ITG13',
      'Earth Simnavaz',
      'Crambus',
      'TA452',
    ],
  },
  { id: 'G0064', aliases: ['HOLMIUM', 'Elfin', 'Peach Sandstorm'] },
  { id: 'G0074', aliases: ['IRON LIBERTY', 'DYMALLOY', 'Berserk Bear'] },
  {
    id: 'G0082',
    aliases: ['NICKEL GLADSTONE', 'BeagleBoyz', 'Bluenoroff', 'Stardust Chollima', 'Sapphire Sleet', 'COPERNICIUM'],
  },
  { id: 'G0088', aliases: ['XENOTIME'] },
  {
    id: 'G0102',
    aliases: [
      'UNC1878',
      'TEMP.MixMaster',
      'Grim Spider',
      'FIN12',
      'GOLD BLACKBURN',
      'ITG23',
      'Periwinkle Tempest',
      'DEV-0193',
    ],
  },
  { id: 'G0115', aliases: ['Pinchy Spider'] },
  { id: 'G1000', aliases: ['Palmetto Fusion'] },
  { id: 'G1001', aliases: ['Lyceum', 'Siamesekitten', 'Spirlin'] },
  { id: 'G1027', aliases: ['Soldiers of Soloman'] },
];
