/** Ends what a test file left running, where its modules stay for the next one (vitest.config.ts). */
import { afterAll } from 'vitest';
import { endWhatRuns } from './running.ts';

afterAll(endWhatRuns);
