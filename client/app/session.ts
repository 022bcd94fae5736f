/** Signing in and out. The key goes to the server once; what stays is a cookie that no script can see. */
import type { Label } from '../../schema/language.ts';
import { forgetAnswers } from './client.ts';

const UNREACHABLE: Label = {
  zh: '服务器没有应答。请检查网络，过一会儿再试。',
  en: 'The server does not answer. Check the network and try again in a moment.',
};

/** The server's own sentence in a failed answer; null where it has none. */
async function sentenceIn(answer: Response): Promise<Label | null> {
  try {
    const { errors } = await answer.json();
    const { zh, en } = errors[0].extensions.sentence;
    return typeof zh === 'string' && typeof en === 'string' ? { zh, en } : null;
  } catch {
    return null;
  }
}

/** Posts, and answers why it did not work; null: it did, and every answer held is asked for anew. */
async function post(path: '/sign-in' | '/sign-out', body: object): Promise<Label | null> {
  try {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) return (await sentenceIn(answer)) ?? UNREACHABLE;
  } catch {
    return UNREACHABLE;
  }
  forgetAnswers();
  return null;
}

export function signIn(key: string): Promise<Label | null> {
  return post('/sign-in', { key });
}

export function signOut(): Promise<Label | null> {
  return post('/sign-out', {});
}
