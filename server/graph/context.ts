/** What every resolver is given: the store's reader, the request's batched look-ups, who asks, and the doors that write. */

import type { Role } from '../../schema/access/role.ts';
import type { Access } from '../access/access.ts';
import type { Viewer } from '../access/viewer.ts';
import { type Budget, COSTS, openAnswer, openBudget } from '../aggregate/cost.ts';
import type { BriefingsDoor } from '../briefings/door.ts';
import type { BugLog } from '../bug.ts';
import { middayInChina } from '../china-time.ts';
import type { CorrectionsDoor } from '../corrections/door.ts';
import type { NotesDoor } from '../notes/door.ts';
import type { Observer } from '../observe/observer.ts';
import type { AskedQuestion } from '../observe/questions.ts';
import type { PinsDoor } from '../pins/door.ts';
import type { ReportingDoor } from '../reporting/door.ts';
import type { RosterDoor } from '../roster/open.ts';
import type { SavedDoor } from '../saved/door.ts';
import type { Reader } from '../store/reader.ts';
import type { VerdictDoor } from '../verdicts/door.ts';
import { type Loaders, makeLoaders } from './loaders.ts';

export interface Context {
  readonly reader: Reader;
  /** Keys, and who may do what. */
  readonly access: Access;
  /** The one door through which deadlines and days of publication change. */
  readonly reporting: ReportingDoor;
  /** The one door through which figures are corrected and reports withdrawn. */
  readonly corrections: CorrectionsDoor;
  /** The one door through which something is said of a number. */
  readonly notes: NotesDoor;
  /** The one door through which pinned charts are kept. */
  readonly pins: PinsDoor;
  /** The one door through which briefings are kept, edited and signed. */
  readonly briefings: BriefingsDoor;
  /** The one door through which charts and sets are saved under a name. */
  readonly saved: SavedDoor;
  /** The one door through which regions and bureaus change. */
  readonly roster: RosterDoor;
  /** The one door through which people say something of findings. */
  readonly verdicts: VerdictDoor;
  /** The role of who asks, which an answer may depend on and still be kept; null: nobody that we know. */
  readonly role: Role | null;
  /** The revision that everything is asked as of where a question names no other; null: as it is now. */
  readonly asOf: number | null;
  /** Who asks; null: nobody that we know. An answer for which it was looked at is kept for nobody else. */
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
  /** Awaited before the question is run, and once it is sure that it will be. */
  readonly begins: () => Promise<void>;
  /** Told once the question is answered. */
  readonly asked: (question: AskedQuestion) => void;
  /** An instant of the day of the request in China, the same all day: for what depends on the day, and on no hour. */
  readonly today: string;
  /** The instant of the request (ISO 8601, UTC): one for everything it asks. An answer for which it was looked at is not kept. */
  readonly now: string;
  /** Says that the answer is not to be kept: it holds something that changes without a revision, or a refusal. */
  passes(): void;
  /** Whether the answer may be given to everybody of the role until the data or the day change. */
  readonly isKeepable: boolean;
}

type Given = Pick<
  Context,
  | 'reader'
  | 'asOf'
  | 'access'
  | 'corrections'
  | 'notes'
  | 'pins'
  | 'briefings'
  | 'saved'
  | 'reporting'
  | 'roster'
  | 'verdicts'
  | 'viewer'
  | 'log'
  | 'status'
  | 'begins'
  | 'asked'
  | 'now'
>;

export function makeContext({ viewer, now, ...request }: Given): Context {
  const answer = openAnswer();
  const budget = openBudget(COSTS.points);
  let loaders: Loaders | undefined;
  let isKeepable = true;
  // Apollo copies what it is given, by which everything of the object itself is looked at, and nothing of its prototype.
  const watched: Pick<Context, 'viewer' | 'now' | 'isKeepable' | 'loaders'> = {
    get viewer() {
      isKeepable = false;
      return viewer;
    },
    get now() {
      isKeepable = false;
      return now;
    },
    get isKeepable() {
      return isKeepable;
    },
    // Most questions look nothing up by them.
    get loaders() {
      loaders ??= makeLoaders(request.reader, answer, budget, request.asOf);
      return loaders;
    },
  };
  const own: Omit<Context, keyof typeof watched> = {
    ...request,
    role: viewer?.role ?? null,
    today: middayInChina(now),
    passes() {
      isKeepable = false;
    },
    budget,
    answer,
    values: null,
  };
  return Object.assign(Object.create(watched), own);
}
