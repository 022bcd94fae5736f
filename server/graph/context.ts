/** What every resolver is given: the store's reader, the request's batched look-ups, who asks, and the doors that write. */
import type { Access } from '../access/access.ts';
import type { Viewer } from '../access/viewer.ts';
import { type Budget, COSTS, openAnswer, openBudget } from '../aggregate/cost.ts';
import type { BugLog } from '../bug.ts';
import type { Observer } from '../observe/observer.ts';
import type { AskedQuestion } from '../observe/questions.ts';
import type { ReportingDoor } from '../reporting/door.ts';
import type { RosterDoor } from '../roster/open.ts';
import type { Reader } from '../store/reader.ts';
import { type Loaders, makeLoaders } from './loaders.ts';

export interface Context {
  readonly reader: Reader;
  /** Keys, and who may do what. */
  readonly access: Access;
  /** The one door through which deadlines and days of publication change. */
  readonly reporting: ReportingDoor;
  /** The one door through which regions and bureaus change. */
  readonly roster: RosterDoor;
  /** Who asks; null: nobody that we know. */
  readonly viewer: Viewer | null;
  readonly loaders: Loaders;
  /** What the questions of this request may still ask for, in points. */
  readonly budget: Budget;
  /** What its answer may still hold, in bytes. */
  readonly answer: Budget;
  /** Values that its operation could ask for; null while that is not counted. */
  values: number | null;
  /** Where bugs of the request are logged. */
  readonly log: BugLog;
  /** Tells how the server is. */
  readonly status: Observer['status'];
  /** Told once the question is answered. */
  readonly asked: (question: AskedQuestion) => void;
  /** The instant of the request (ISO 8601, UTC): one for everything it asks. */
  readonly now: string;
}

export function makeContext(
  request: Pick<Context, 'reader' | 'access' | 'reporting' | 'roster' | 'viewer' | 'log' | 'status' | 'asked' | 'now'>,
): Context {
  const answer = openAnswer();
  const loaders = makeLoaders(request.reader, answer);
  return { ...request, loaders, budget: openBudget(COSTS.points), answer, values: null };
}
