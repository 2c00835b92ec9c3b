import type { DemoCaseName } from '../../shared/reference/demo-cases.ts';
import type { DemoContent } from './demo-content.ts';

const loads: Readonly<Record<DemoCaseName, () => Promise<DemoContent>>> = {
  'ukraine-2016': async () => (await import('./ukraine-2016/content.ts')).ukraine2016,
  'frostygoop-2024': async () => (await import('./frostygoop-2024/content.ts')).frostygoop2024,
};

/** The data of one demonstration case; that of the others is not loaded. */
export const loadContent = (name: DemoCaseName): Promise<DemoContent> => loads[name]();
