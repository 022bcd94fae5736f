/** What may be read of texts by whom: of persons nothing by those who are not signed in, where the settings say so. */
import type { FastifyRequest } from 'fastify';
import { hidePersonal } from '../../schema/report/personal.ts';
import type { Access } from '../access/access.ts';
import type { Reader } from '../store/reader.ts';

export interface ShownTo {
  /** For those whom nobody knows. */
  readonly everybody: Reader;
  readonly of: (request: Pick<FastifyRequest, 'viewer'>) => Reader;
}

export function openShownTo(reader: Reader, { personal }: Pick<Access, 'personal'>): ShownTo {
  const everybody = personal === 'hidden' ? { ...reader, shownText: hidePersonal } : reader;
  return { everybody, of: ({ viewer }) => (viewer === null ? everybody : reader) };
}
