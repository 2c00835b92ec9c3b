import { workerData } from 'node:worker_threads';
import { serveApp } from '../../services/threads/serve-app.ts';
import { openWorkstation } from './workstation.ts';

// The application of a test's workstation in a thread: real files and SQLite, a clock that stands still.
serveApp(() => Promise.resolve(openWorkstation(String(workerData)).deps));
