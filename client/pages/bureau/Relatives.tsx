/** What stands behind the sentences of a bureau's history: the bodies before and after it, and the decisions. */
import { Fragment } from 'react';
import { Link } from '../../app/Link.tsx';
import { linkToBureau } from '../../app/urls.ts';
import type { RelativeFragment } from '../../gql/graphql.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import type { ShownBureau } from './bureau.query.ts';
import { bureauWords } from './bureau.words.ts';

type End = ShownBureau['successions'][number]['predecessor'];

/** Others than the bureau itself, each once. */
function othersOf(ends: readonly End[], self: string): readonly RelativeFragment[] {
  const others = ends.filter((end): end is RelativeFragment => end !== null && 'id' in end && end.id !== self);
  return [...new Map(others.map((one) => [one.id, one])).values()];
}

export function Relatives({ bureau }: { readonly bureau: ShownBureau }) {
  const lang = useLang();
  const words = useWords(bureauWords);
  const { id, successions } = bureau;
  const decisions = [
    ...new Set(
      successions.map(({ on, document }) => [on, document].filter((part) => part !== null).join(words.between)),
    ),
  ].filter((text) => text !== '');
  const linked = (term: string, bodies: readonly RelativeFragment[]) =>
    bodies.length > 0 && (
      <div>
        <dt>{term}</dt>
        <dd>
          {bodies.map((body, at) => (
            <Fragment key={body.id}>
              {at > 0 && words.and}
              <Link to={linkToBureau(body.id)}>{body.name[lang]}</Link>
            </Fragment>
          ))}
        </dd>
      </div>
    );
  return (
    <>
      {linked(
        words.predecessors,
        othersOf(
          successions.map(({ predecessor }) => predecessor),
          id,
        ),
      )}
      {linked(
        words.successors,
        othersOf(
          successions.map(({ successor }) => successor),
          id,
        ),
      )}
      {decisions.length > 0 && (
        <div>
          <dt>{words.decisions}</dt>
          <dd lang="zh-CN">{decisions.join(words.next)}</dd>
        </div>
      )}
    </>
  );
}
