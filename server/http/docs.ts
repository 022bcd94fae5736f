/** What is written for whoever asks by program: the page of questions, each question as a file, what a model has to know, and what a crawler leaves alone. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../schema/problem.ts';
import { llmsText } from '../draw/llms.ts';
import { questionsPage } from '../draw/questions-page.ts';
import { describedSets, figuresAPage, readQuestions } from '../graph/written.ts';
import { parametersOf } from './address.ts';
import { PAGE_HEADERS, PUBLIC_HEADERS } from './headers.ts';

/** Pages, pictures and embeds may be found by searching; what is computed anew for each question is left alone, and so are doors for key holders. */
const ROBOTS = `User-agent: *
Disallow: /graphql
Disallow: /graphiql
Disallow: /data/
Disallow: /brief.
Disallow: /compile.
Disallow: /events
Disallow: /collect
Disallow: /sign-in
`;

/** `publicUrl`: the address readers know this server by; null: the one they asked. */
export function addDocs(app: FastifyInstance, publicUrl: string | null): void {
  const questions = readQuestions();
  const written = { questions, sets: describedSets(), figuresAPage };
  const originOf = ({ protocol, host }: FastifyRequest): string => publicUrl ?? `${protocol}://${host}`;
  const sendText = (reply: FastifyReply, text: string): FastifyReply =>
    reply
      .headers({ ...PUBLIC_HEADERS, 'cache-control': 'no-cache' })
      .type('text/plain; charset=utf-8')
      .send(text);
  app.get('/docs/questions', async (request, reply) => {
    const lang = parametersOf(request).get('lang') === 'en' ? 'en' : 'zh';
    return reply
      .headers({ ...PAGE_HEADERS, 'cache-control': 'no-cache' })
      .type('text/html; charset=utf-8')
      .send(questionsPage(questions, lang, originOf(request)));
  });
  app.get<{ Params: { readonly file: string } }>('/docs/questions/:file', async ({ params: { file } }, reply) => {
    const found = questions.find(({ id }) => file === `${id}.graphql`);
    if (found) return sendText(reply, found.text);
    throw new Problem('NOT_FOUND', {
      zh: '没有这个问题。全部问题见 /docs/questions。',
      en: 'There is no such question. All of them are at /docs/questions.',
    });
  });
  app.get('/robots.txt', async (_, reply) => sendText(reply, ROBOTS));
  app.get('/llms.txt', async (request, reply) => sendText(reply, llmsText(written, originOf(request))));
}
