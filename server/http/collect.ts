/**
 * Reports by their web address. What an address leads to, what it says, and taking it in: all for people who may hand reports in,
 * for the site is asked in this installation's name. The pages ask for one report at a time, so that each shows its progress.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../../schema/problem.ts';
import { notSignedIn, type Viewer } from '../access/viewer.ts';
import type { NoteAsked } from '../collect/again.ts';
import { type Naming, openCollector } from '../collect/collector.ts';
import { type Fetcher, openFetcher } from '../collect/fetcher.ts';
import { NOTHING_NAMED } from '../intake/members.ts';
import type { Named } from '../intake/whose.ts';
import { findCollected } from '../store/find/collected.ts';
import { listPublisherNames } from '../store/find/publishers.ts';
import { findReports } from '../store/find/reports.ts';
import { yearOf } from './files.ts';
import { type UploadOptions, untilGone } from './uploads.ts';

export interface Collecting {
  readonly fetcher: Fetcher;
  /** Keeps what asking a page again found. */
  readonly note: NoteAsked;
}

/** No host is named, so that nothing is ever fetched or noted. */
export const NO_COLLECTING: Collecting = { fetcher: openFetcher({ hosts: [] }), note: async () => {} };

const LONGEST_ADDRESS = 2000;
const MOST_MEMBERS = 500;

type Body = Readonly<Record<string, unknown>>;

export function addCollectRoutes(app: FastifyInstance, options: UploadOptions, { fetcher, note }: Collecting): void {
  const { reader, parsing, access, accept, observer } = options;
  const collector = openCollector({ fetcher, readers: parsing, reader, log: app.log, now: () => performance.now() });

  app.get('/collect', async () => ({ hosts: collector.hosts }));

  app.post('/collect', async (request, reply) => {
    ensureSignedIn(request);
    return reply.send(await collector.look(addressOf(bodyOf(request))));
  });

  app.post('/collect/readings', async (request, reply) => {
    ensureSignedIn(request);
    const body = bodyOf(request);
    return reply.send(await collector.read(addressOf(body), namingOf(body), untilGone(reply)));
  });

  app.post('/collect/documents', async (request, reply) => {
    const viewer = ensureSignedIn(request);
    const body = bodyOf(request);
    const by = {
      actor: viewer.keyId,
      ensureMay: async (publisher: string) => void (await access.ensureMay(viewer, 'submitReport', publisher)),
      names: await listPublisherNames(reader),
    };
    const receipts = await collector.accept(
      addressOf(body),
      namingOf(body),
      seenIn(body),
      (submission, collected) => accept(submission, { ...by, collected }),
      untilGone(reply),
    );
    for (const receipted of receipts) observer.received(receipted, viewer.keyId);
    return reply.send({ receipts });
  });

  app.post<{ Params: { id: string } }>('/collect/reports/:id', async (request, reply) => {
    const viewer = ensureSignedIn(request);
    const { id } = request.params;
    const [kept] = await findCollected(reader, [id]);
    const [report] = kept ? await findReports(reader, [id]) : [];
    if (!kept || !report) {
      throw new Problem('NOT_FOUND', {
        zh: '这份年报现在的版本不是按网址收录的，没有可以再看的网页。',
        en: 'The current version of this report was not collected by address, so there is no page to ask again.',
      });
    }
    await access.ensureMay(viewer, 'submitReport', report.publisher);
    return reply.send(await collector.askAgain(kept, note));
  });
}

function ensureSignedIn({ viewer }: FastifyRequest): Viewer {
  // Every role may hand in the reports of somebody; whose, is asked once it is known.
  if (viewer === null) throw notSignedIn();
  return viewer;
}

function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function bodyOf({ body }: FastifyRequest): Body {
  if (isBody(body)) return body;
  throw badBody();
}

function badBody(): Problem {
  return new Problem('BAD_ARGUMENT', {
    zh: '请以 JSON 给出网址，如 {"address": "https://www.example.gov.cn/…"}。',
    en: 'Give the address as JSON, such as {"address": "https://www.example.gov.cn/…"}.',
  });
}

function addressOf({ address }: Body): string {
  if (typeof address !== 'string' || address.trim() === '') throw badBody();
  if (address.length <= LONGEST_ADDRESS) return address.trim();
  throw new Problem('BAD_ARGUMENT', {
    zh: `网址太长（${address.length} 个字符），最长 ${LONGEST_ADDRESS} 个。`,
    en: `The address is too long (${address.length} characters); ${LONGEST_ADDRESS} is the most.`,
  });
}

function namedIn({ bureau, year }: Body): Named {
  return {
    publisher: typeof bureau === 'string' && bureau !== '' ? bureau : null,
    year: typeof year === 'number' ? yearOf(String(year)) : null,
  };
}

/** `bureau` and `year` of all that is read at the address; `members` of one reading, by its place. */
function namingOf(body: Body): Naming {
  const members = isBody(body.members) ? Object.entries(body.members).slice(0, MOST_MEMBERS) : [];
  return {
    named: { ...NOTHING_NAMED, ...namedIn(body) },
    members: new Map(
      members.flatMap(([place, said]) => (isBody(said) ? [[Number(place), namedIn(said)] as const] : [])),
    ),
  };
}

/** Hashes of what the person looked at; null takes what stands there now. What is neither would take it unseen. */
function seenIn({ seen = null }: Body): readonly string[] | null {
  if (seen === null) return null;
  if (Array.isArray(seen) && seen.every((hash) => typeof hash === 'string')) return seen;
  throw new Problem('BAD_ARGUMENT', {
    zh: 'seen 应为看过的各份文件的哈希列表（/collect/readings 所答的 hashes），或不写。',
    en: 'The value of seen is the list of hashes of what was looked at (hashes, as /collect/readings answers them), or it is left out.',
  });
}
