/** Signed in as a browser is: with the cookie that the server gave, from a page of the server. */
import type { FastifyInstance } from 'fastify';

/** Where tests that open no port are served; light-my-request's own name for it. */
export const OUR_ORIGIN = 'http://localhost:80';

/** The headers with which a page of this server asks, once it is signed in with that key. */
export async function signIn(app: FastifyInstance, key: string): Promise<Record<string, string>> {
  const answer = await app.inject({ method: 'POST', url: '/sign-in', payload: { key } });
  const [cookie] = answer.cookies;
  if (answer.statusCode !== 204 || !cookie) throw new Error(`Not signed in: ${answer.statusCode} ${answer.body}`);
  return { cookie: `${cookie.name}=${cookie.value}`, origin: OUR_ORIGIN };
}
