/** The list of a region for those who may change it: entered, corrected, and changed through time. */

import { useState } from 'react';
import { useQuery } from 'urql';
import { BUREAU_KIND_LABELS } from '../../../schema/report/publisher.ts';
import { Answer } from '../../app/Answer.tsx';
import { Link, useGo } from '../../app/Link.tsx';
import { Permitted } from '../../app/Permitted.tsx';
import { InRegionAndYear } from '../../app/RegionAndYear.tsx';
import { RegionSwitch } from '../../app/RegionSwitch.tsx';
import type { ShellRegion } from '../../app/shell.ts';
import { linkToBureau, linkToRoster, linkToStart } from '../../app/urls.ts';
import { usePageTitle } from '../../app/usePageTitle.ts';
import type { ChangedFragment } from '../../gql/graphql.ts';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { ListEntry } from '../../roster/ListEntry.tsx';
import { RegionForm } from '../../roster/RegionForm.tsx';
import styles from '../../roster/roster.module.css';
import { rosterWords } from '../../roster/roster.words.ts';
import { TextField } from '../../roster/TextField.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { type Column, Table } from '../../ui/Table.tsx';
import ui from '../../ui/ui.module.css';
import { ChangeDialog } from './ChangeDialog.tsx';
import { CompleteForm } from './CompleteForm.tsx';
import { BeginForm } from './change-forms.tsx';
import { ROSTER_LIST, type RosterBureau } from './list.query.ts';
import { listWords } from './list.words.ts';

export function RosterPage() {
  const words = useWords(listWords);
  usePageTitle(words.title);
  return (
    <>
      <header className={styles.head}>
        <h1>{words.title}</h1>
        <p className={styles.lead}>{words.lead}</p>
      </header>
      <Permitted action="changeRoster">
        <InRegionAndYear
          linkTo={linkToRoster}
          none={
            <Empty why={words.noRegion}>
              <Link to={linkToStart()}>{words.toStart}</Link>
            </Empty>
          }
        >
          {({ region }) => <RegionList key={region.id} region={region} />}
        </InRegionAndYear>
      </Permitted>
    </>
  );
}

const WAYS = ['list', 'begin', 'region', 'complete'] as const;
type Way = (typeof WAYS)[number];

function RegionList({ region }: { readonly region: ShellRegion }) {
  const lang = useLang();
  const words = useWords(listWords);
  const go = useGo();
  const [text, setText] = useState('');
  const [way, setWay] = useState<Way | null>(null);
  const [changing, setChanging] = useState<RosterBureau | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const [result, ask] = useQuery({
    query: ROSTER_LIST,
    variables: { region: region.id, text: text.trim() === '' ? null : text.trim() },
  });
  const columns = useColumns(setChanging);
  const again = () => ask({ requestPolicy: 'network-only' });
  const told = (change: ChangedFragment) => {
    const names = change.bureaus.map(({ name }) => name[lang]).join('、');
    setDone(change.changed ? words.done(names || words.completeDone) : words.same);
    setChanging(null);
    again();
  };
  const place = { id: region.id, name: region.name[lang] };
  const since = result.data?.roster.revision ?? 0;
  const complete = result.data?.region?.listCompleteSince ?? null;
  const label: Readonly<Record<Way, string>> = {
    ...{ list: words.enter, begin: words.begin, region: words.region, complete: words.complete },
  };
  return (
    <>
      <div className={styles.controls}>
        <RegionSwitch region={region} linkTo={linkToRoster} />
        {WAYS.map((one) => (
          <button
            key={one}
            type="button"
            className={ui.button}
            aria-expanded={way === one}
            onClick={() => setWay(way === one ? null : one)}
          >
            {way === one ? words.enterClose : label[one]}
          </button>
        ))}
      </div>
      {way !== null && (
        <section aria-label={label[way]} className={styles.opened}>
          {way === 'list' && <ListEntry region={place} onAdded={again} />}
          {way === 'begin' && <BeginForm region={region} since={since} onDone={told} onLook={again} />}
          {way === 'complete' && (
            <CompleteForm
              key={complete}
              region={region.id}
              complete={complete}
              since={since}
              onDone={told}
              onLook={again}
            />
          )}
          {way === 'region' && <RegionForm focused onAdded={(id) => go(linkToRoster({ region: id }))} />}
        </section>
      )}
      <p role="status" className={done === null ? ui.hidden : styles.done}>
        {done ?? ''}
      </p>
      <div className={styles.find}>
        <TextField label={words.find} value={text} onText={setText} />
      </div>
      <Answer result={result} onRetry={again}>
        {({ bureaus, roster }) => (
          <>
            <p className={styles.hint}>{complete === null ? words.notComplete : words.isComplete(complete)}</p>
            {bureaus.nodes.length < bureaus.totalCount && (
              <p className={styles.hint}>{words.shownOf(bureaus.nodes.length, bureaus.totalCount)}</p>
            )}
            {bureaus.totalCount === 0 ? (
              <Empty why={words.none} />
            ) : (
              <Table
                captionShown
                caption={words.caption(region.name[lang], bureaus.totalCount)}
                columns={columns}
                rows={bureaus.nodes}
                rowKey={({ id }) => id}
              />
            )}
            <ChangeDialog
              bureau={changing}
              region={region}
              since={roster.revision}
              onDone={told}
              onLook={again}
              onClose={() => setChanging(null)}
            />
          </>
        )}
      </Answer>
    </>
  );
}

function useColumns(onChange: (bureau: RosterBureau) => void): readonly Column<RosterBureau>[] {
  const lang = useLang();
  const words = useWords(listWords);
  const common = useWords(rosterWords);
  const otherNames = ({ aliases, formerNames }: RosterBureau) => [
    ...(formerNames.length > 0 ? [words.formerly(formerNames.map(({ name }) => name).join('、'))] : []),
    ...(aliases.length > 0 ? [words.also(aliases.join('、'))] : []),
  ];
  return [
    {
      key: 'name',
      head: common.name,
      rowHead: true,
      prose: true,
      sortBy: ({ name }) => name.zh,
      cell: (bureau) => (
        <>
          <Link to={linkToBureau(bureau.id)}>{bureau.name[lang]}</Link>
          {otherNames(bureau).map((said) => (
            <p key={said} className={styles.notice} lang="zh-CN">
              {said}
            </p>
          ))}
        </>
      ),
    },
    {
      key: 'change',
      head: words.change,
      cell: (bureau) => (
        <button
          type="button"
          className={ui.textButton}
          aria-label={words.changeOf(bureau.name[lang])}
          onClick={() => onChange(bureau)}
        >
          {words.change}
        </button>
      ),
    },
    { key: 'short', head: common.shortName, cell: ({ shortName }) => shortName[lang] },
    { key: 'kind', head: common.kind, sortBy: ({ kind }) => kind, cell: ({ kind }) => BUREAU_KIND_LABELS[kind][lang] },
    {
      key: 'years',
      head: common.years,
      cell: ({ since, until }) => (since === null && until === null ? '' : `${since ?? ''}–${until ?? ''}`),
    },
    {
      key: 'latest',
      head: words.latest,
      sortBy: ({ latestYear }) => latestYear,
      cell: ({ latestYear }) => latestYear ?? '',
    },
  ];
}
