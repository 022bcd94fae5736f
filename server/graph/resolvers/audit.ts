import { deedSentence, nameOfProgram } from '../../../schema/access/deeds.ts';
import type { ActorRow, DeedRow } from '../../store/find/audit.ts';
import type { Complete } from '../all-fields.ts';
import type { ActorResolvers, DeedResolvers } from '../generated.ts';

export const Deed: Complete<DeedResolvers, Pick<DeedRow, 'at' | 'action'>> = {
  id: (deed) => `${deed.isRevision ? 'revision' : 'deed'}-${deed.number}`,
  actor: (deed) => ({ id: deed.actor }),
  sentence: async (deed, _, { loaders }) => {
    const { action, subject, detail } = deed;
    if (action === 'roster' || action === 'deadline' || action === 'publication')
      return deedSentence({ action, note: detail });
    if (action === 'signedIn' || action === 'signedOut') return deedSentence({ action });
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

function readPruned(detail: string): { readonly documents: number; readonly bytes: number } {
  return JSON.parse(detail);
}
