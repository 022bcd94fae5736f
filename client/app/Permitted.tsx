/** A page for some: others are told why it shows nothing. The server refuses them by itself; this only says so sooner. */
import type { ReactNode } from 'react';
import { ROLE_LABELS } from '../../schema/access/role.ts';
import type { Action } from '../gql/graphql.ts';
import { useLang, useWords } from '../i18n/i18n.tsx';
import { Empty } from '../ui/Empty.tsx';
import { appWords } from './app.words.ts';
import { SignInFirst } from './SignInFirst.tsx';
import { useViewer } from './shell.ts';

export function Permitted({ action, children }: { readonly action: Action; readonly children: ReactNode }) {
  const words = useWords(appWords);
  const lang = useLang();
  const viewer = useViewer();
  if (viewer === null) return <SignInFirst />;
  if (viewer.actions.includes(action)) return children;
  return (
    <Empty why={words.notPermitted(viewer.label, ROLE_LABELS[viewer.role][lang])}>
      <p>{words.notPermittedAdvice}</p>
    </Empty>
  );
}
