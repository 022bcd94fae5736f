/** The first day: from an empty store to an overview, one step after another on one page. */
import { type ReactNode, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { ROLE_LABELS } from '../../../schema/access/role.ts';
import { unknownWords } from '../../../schema/pages.ts';
import { appWords } from '../../app/app.words.ts';
import { KeyForm } from '../../app/KeyForm.tsx';
import { Link, useGo } from '../../app/Link.tsx';
import { Permitted } from '../../app/Permitted.tsx';
import { type ShellRegion, useRegions, useViewer } from '../../app/shell.ts';
import { Unknown } from '../../app/Unknown.tsx';
import { linkToImport, linkToOverview, linkToRoster, linkToSettings, linkToStart } from '../../app/urls.ts';
import { usePageTitle } from '../../app/usePageTitle.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { ListEntry } from '../../roster/ListEntry.tsx';
import { RegionForm } from '../../roster/RegionForm.tsx';
import { EXAMPLES } from '../../roster/roster.query.ts';
import ui from '../../ui/ui.module.css';
import styles from './start.module.css';
import { startWords } from './start.words.ts';

export function StartPage() {
  const [params] = useSearchParams();
  const words = useWords(startWords);
  const app = useWords(appWords);
  const unknown = unknownWords(useLang());
  const regions = useRegions();
  const asked = params.get('region');
  const [only] = regions;
  const region = asked
    ? regions.find((one) => one.id === asked)
    : regions.length === 1 && !only?.illustrative
      ? only
      : undefined;
  usePageTitle(words.title);
  if (asked && !region) return <Unknown what={unknown.region} advice={app.unknownRegionAdvice(asked)} />;
  return (
    <>
      <header className={styles.header}>
        <h1>{words.title}</h1>
        <p className={styles.lead}>{words.lead}</p>
      </header>
      <Steps region={region ?? null} />
      <Examples />
    </>
  );
}

type State = 'done' | 'now' | 'later';

interface StepProps {
  readonly number: number;
  readonly title: string;
  readonly state: State;
  /** What was done. */
  readonly summary: string | null;
  readonly children: ReactNode;
}

function Step({ number, title, state, summary, children }: StepProps) {
  const words = useWords(startWords);
  return (
    <li className={styles.step} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
      <h2 className={styles.title}>
        <span className={styles.number}>{number}</span>
        {title}
        <small className={styles.state}>{words.state[state]}</small>
      </h2>
      <div className={styles.body}>
        {summary !== null && <p className={styles.summary}>{summary}</p>}
        {children}
      </div>
    </li>
  );
}

function Steps({ region }: { readonly region: ShellRegion | null }) {
  const lang = useLang();
  const words = useWords(startWords);
  const viewer = useViewer();
  const bureaus = region?.bureaus.totalCount ?? 0;
  const years = region?.years ?? [];
  const done = [viewer !== null, region !== null, bureaus > 0, years.length > 0];
  const now = done.indexOf(false);
  const state = (index: number): State => (done[index] ? 'done' : index === now ? 'now' : 'later');
  const first = years[0];
  const last = years[years.length - 1];
  return (
    <>
      <ol className={styles.steps}>
        <Step
          number={1}
          title={words.signIn}
          state={state(0)}
          summary={viewer && words.signedIn(viewer.label, ROLE_LABELS[viewer.role][lang])}
        >
          {viewer === null && (
            <>
              <p className={styles.hint}>{words.signInHint}</p>
              <KeyForm />
            </>
          )}
        </Step>
        <Step number={2} title={words.region} state={state(1)} summary={region?.name[lang] ?? null}>
          {viewer !== null && region === null && <RegionStep />}
        </Step>
        <Step number={3} title={words.bureaus} state={state(2)} summary={bureaus > 0 ? words.listed(bureaus) : null}>
          {viewer !== null && region !== null && <BureauStep key={region.id} region={region} />}
        </Step>
        <Step
          number={4}
          title={words.reports}
          state={state(3)}
          summary={first !== undefined && last !== undefined ? words.years(first, last) : null}
        >
          {viewer !== null && region !== null && (
            <>
              {years.length === 0 && <p className={styles.hint}>{words.reportsHint}</p>}
              <p>
                <Link to={linkToImport()} className={ui.button} data-main={now === 3 || undefined}>
                  {years.length === 0 ? words.toImport : words.moreReports}
                </Link>
              </p>
            </>
          )}
        </Step>
      </ol>
      {region !== null && years.length > 0 && (
        <p className={styles.ready}>
          <span>{words.ready(region.name[lang])}</span>
          <Link to={linkToOverview({ region: region.id })} className={ui.button} data-main>
            {words.toOverview}
          </Link>
          <Link to={linkToRoster({ region: region.id })}>{words.toRoster}</Link>
        </p>
      )}
    </>
  );
}

function RegionStep() {
  const lang = useLang();
  const words = useWords(startWords);
  const go = useGo();
  const regions = useRegions().filter(({ illustrative }) => !illustrative);
  return (
    <Permitted action="changeRoster">
      <p className={styles.hint}>{words.regionHint}</p>
      <RegionForm focused onAdded={(region) => go(linkToStart({ region }), { replace: true })} />
      {regions.length > 0 && (
        <p className={styles.goOn}>
          {words.goOn}
          {regions.map((one) => (
            <Link key={one.id} to={linkToStart({ region: one.id })}>
              {one.name[lang]}
            </Link>
          ))}
        </p>
      )}
    </Permitted>
  );
}

function BureauStep({ region }: { readonly region: ShellRegion }) {
  const lang = useLang();
  const words = useWords(startWords);
  const hasSome = region.bureaus.totalCount > 0;
  const [isOpen, setOpen] = useState(!hasSome);
  return (
    <Permitted action="changeRoster">
      {!hasSome && <p className={styles.hint}>{words.bureausHint}</p>}
      {isOpen && <ListEntry region={{ id: region.id, name: region.name[lang] }} onAdded={() => setOpen(false)} />}
      {hasSome && (
        <p>
          <button type="button" className={ui.textButton} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? words.moreClose : words.more}
          </button>
        </p>
      )}
    </Permitted>
  );
}

/** Where the examples are still there, those who may are told how to be rid of them. */
function Examples() {
  const words = useWords(startWords);
  const may = useViewer()?.actions.includes('removeExamples') ?? false;
  const [{ data }] = useQuery({ query: EXAMPLES, pause: !may });
  const count = data?.roster.examples ?? 0;
  if (!may || count === 0) return null;
  return (
    <p className={styles.examples}>
      {words.examples(count)} <Link to={linkToSettings('examples')}>{words.toSettings}</Link>
    </p>
  );
}
