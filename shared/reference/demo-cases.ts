/** The demonstration cases that ship with the program; the first is made where none is named. */
export const demoCaseNames = ['ukraine-2016', 'frostygoop-2024'] as const;

export type DemoCaseName = (typeof demoCaseNames)[number];

export const defaultDemoCase: DemoCaseName = demoCaseNames[0];
