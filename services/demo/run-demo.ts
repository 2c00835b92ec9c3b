import type { Result } from '../../shared/base/result.ts';
import { createApp } from '../create-app.ts';
import { demonstrateIn, type Demonstration, type DemoDeps } from './demonstrate.ts';

/** The demonstration for a shell that has no application running. */
export const runDemo = (deps: Omit<DemoDeps, 'makeApp'>): Promise<Result<Demonstration>> =>
  demonstrateIn({ ...deps, makeApp: createApp });
