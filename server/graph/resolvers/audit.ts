import {
  type DeedKind,
  deedSentence,
  EVENT_KINDS,
  type EventKind,
  isNoted,
  nameOfProgram,
} from '../../../schema/access/deeds.ts';
import type { ActorRow, DeedRow } from '../../store/find/audit.ts';
import type { EventDetail } from '../../store/save/audit.ts';
import type { Complete } from '../all-fields.ts';
import type { ActorResolvers, DeedResolvers } from '../generated.ts';

function isEvent(action: DeedKind): action is EventKind {
  return EVENT_KINDS.some((kind) => kind === action);
}

function readEvent(detail: string): EventDetail {
  return JSON.parse(detail);
}

export const Deed: Complete<DeedResolvers, Pick<DeedRow, 'at' | 'action'>> = {
  id: (deed) => `${deed.isRevision ? 'revision' : 'deed'}-${deed.number}`,
  actor: (deed) => ({ id: deed.actor }),
  sentence: async (deed, _, { loaders }) => {
    const { action, subject, detail } = deed;
    if (isNoted(action)) return deedSentence({ action, note: detail });
    if (action === 'signedIn' || action === 'signedOut') return deedSentence({ action });
    if (isEvent(action)) return deedSentence({ action, ...readEvent(detail) });
    if (action === 'briefSigned') return deedSentence({ action, ...readSigned(detail) });
    if (action === 'pruned') return deedSentence({ action, ...readPruned(detail) });
    if (action === 'keyMade' || action === 'keyRevoked') {
      const key = subject === null ? null : await loaders.accessKey.load(subject);
      if (!key) throw new Error(`The key ${subject} of a deed is not kept`);
      const scope = key.publisher_id === null ? null : await loaders.publisher.load(key.publisher_id);
      const name = scope && { zh: scope.name_zh, en: scope.name_en };
      return deedSentence({ action, label: key.label, role: key.role, scope: name });
    }
    const report = subject === null ? null : await loaders.report.load(subject);
    const publisher = report && (await loaders.publisher.load(report.publisher));
    if (!report || !publisher) return deedSentence({ action: 'roster', note: detail });
    return deedSentence({ action, publisher: { zh: publisher.name_zh, en: publisher.name_en }, year: report.year });
  },
  until: ({ action, at, detail }) => {
    const until = isEvent(action) ? readEvent(detail).until : at;
    return until === at ? null : until;
  },
  revision: (deed) => (deed.isRevision ? deed.number : null),
  report: (deed, _, { loaders }) =>
    deed.isRevision && deed.subject !== null ? loaders.report.load(deed.subject) : null,
};

export const Actor: Complete<ActorResolvers, ActorRow> = {
  name: async ({ id }, _, { loaders }) => {
    const key = await loaders.accessKey.load(id);
    return key ? { zh: key.label, en: key.label } : nameOfProgram(id);
  },
};

function readSigned(detail: string): { readonly title: string; readonly revision: number } {
  return JSON.parse(detail);
}

function readPruned(detail: string): { readonly documents: number; readonly bytes: number } {
  return JSON.parse(detail);
}
