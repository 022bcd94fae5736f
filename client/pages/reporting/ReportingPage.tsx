/** Who has reported on a year: everybody on the list, who is late and by how much, and what to write to the others. */
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { joinNames } from '../../../schema/language.ts';
import { FILING_STATES, type FilingTotals, reportingYears } from '../../../schema/reporting/filing.ts';
import { reminderTo, reminderToAll, toRemind } from '../../../schema/reporting/reminder.ts';
import { chooseRows, kindLabel, readChoice, sortParam } from '../../../schema/reporting/table.ts';
import { reportingWords } from '../../../schema/reporting/words.ts';
import { FILER_KINDS } from '../../../schema/rollup/due.ts';
import { Answer } from '../../app/Answer.tsx';
import { useAsOf, withAsOf } from '../../app/as-of.ts';
import { chinaDay } from '../../app/china-time.ts';
import { IllustrativeMark } from '../../app/IllustrativeMark.tsx';
import { Link, useGo } from '../../app/Link.tsx';
import { InRegionAndYear } from '../../app/RegionAndYear.tsx';
import { RegionSwitch } from '../../app/RegionSwitch.tsx';
import { type ShellRegion, useViewer } from '../../app/shell.ts';
import { linkToReporting, linkToSettings, type ReportingAddress, reportingFile } from '../../app/urls.ts';
import { usePageTitle } from '../../app/usePageTitle.ts';
import { Further } from '../../charts/Further.tsx';
import { useLang, useWords } from '../../i18n/i18n.tsx';
import { CopyField } from '../../ui/CopyField.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Select } from '../../ui/Select.tsx';
import ui from '../../ui/ui.module.css';
import { DateDialog } from './DateDialog.tsx';
import { FilingTable } from './FilingTable.tsx';
import styles from './reporting.module.css';
import { REPORTING, type ReportingAnswer } from './reporting.query.ts';
import { pageWords } from './reporting.words.ts';
import { rowOf, type ShownFiling } from './rows.ts';

const yearsOf = ({ years }: ShellRegion): readonly number[] =>
  reportingYears(years, chinaDay(new Date().toISOString()));

export function ReportingPage() {
  return (
    <InRegionAndYear linkTo={linkToReporting} yearsOf={yearsOf}>
      {({ region, year }) => <RegionReporting region={region} year={year} />}
    </InRegionAndYear>
  );
}

function RegionReporting({ region, year }: { readonly region: ShellRegion; readonly year: number }) {
  const words = useWords(pageWords);
  const shared = useWords(reportingWords);
  const lang = useLang();
  const go = useGo();
  const [params] = useSearchParams();
  const below = params.get('below') === 'yes';
  const [result, ask] = useQuery({ query: REPORTING, variables: { region: region.id, year, below } });
  usePageTitle(shared.titleOf(region.name[lang], year));
  const years = yearsOf(region);
  return (
    <div aria-busy={result.fetching} className={styles.sheet}>
      <header className={styles.head}>
        <h1>
          {shared.title} <span className={styles.subtitle}>{`${region.name[lang]} ${words.ofYear(year)}`}</span>{' '}
          {region.illustrative && <IllustrativeMark />}
        </h1>
        <div className={styles.choices}>
          <RegionSwitch region={region} year={year} linkTo={linkToReporting} />
          <Select
            label={words.year}
            groups={[{ label: null, options: years.map((one) => ({ value: String(one), label: String(one) })) }]}
            value={String(year)}
            onChange={(one) =>
              go(linkToReporting({ region: region.id, year: Number(one), below: below ? 'yes' : null }))
            }
          />
        </div>
      </header>
      <Answer result={result} onRetry={() => ask({ requestPolicy: 'network-only' })}>
        {({ reporting, revisions }) => (
          <Filings
            reporting={reporting}
            region={region.id}
            year={year}
            below={below}
            since={revisions.nodes[0]?.number ?? 0}
            onChanged={() => ask({ requestPolicy: 'network-only' })}
          />
        )}
      </Answer>
    </div>
  );
}

interface FilingsProps {
  readonly reporting: ReportingAnswer;
  readonly region: string;
  readonly year: number;
  readonly below: boolean;
  readonly since: number;
  readonly onChanged: () => void;
}

function Filings({ reporting, region, year, below, since, onChanged }: FilingsProps) {
  const words = useWords(pageWords);
  const shared = useWords(reportingWords);
  const lang = useLang();
  const asOf = useAsOf();
  const go = useGo();
  const viewer = useViewer();
  const [params] = useSearchParams();
  const [dating, setDating] = useState<ShownFiling | null>(null);
  const [reminding, setReminding] = useState<readonly ShownFiling[] | null>(null);
  const choice = readChoice((name) => params.get(name));
  const all = reporting.filings.map(rowOf);
  const rows = chooseRows(all, choice) as readonly ShownFiling[];
  const asked: ReportingAddress = {
    region,
    year,
    below: below ? 'yes' : null,
    state: choice.state,
    kind: choice.kind,
    sort: sortParam(choice.sort),
  };
  const turn = (to: ReportingAddress) => go(linkToReporting({ ...asked, ...to }), { replace: true });
  const count = (has: (row: ShownFiling) => boolean): number => all.filter(has).length;
  const states = FILING_STATES.filter((state) => state === choice.state || all.some((row) => row.state === state));
  const kinds = FILER_KINDS.filter((kind) => kind === choice.kind || all.some((row) => row.kind === kind));
  const unheard = toRemind(all) as readonly ShownFiling[];
  const of = { year, day: reporting.day };
  return (
    <>
      <p className={styles.lead}>
        <Totals totals={reporting.bureaus} /> <span className={styles.asOf}>{words.asOf(reporting.day)}</span>
      </p>
      <p className={styles.second}>
        {year < 2019 ? words.lawBefore : words.law}{' '}
        {viewer?.actions.includes('setDeadlines') && <Link to={linkToSettings('deadlines')}>{words.setDeadlines}</Link>}
      </p>
      <div className={styles.filters}>
        <Select
          label={words.state}
          value={choice.state ?? ''}
          onChange={(state) => turn({ state })}
          groups={[
            {
              label: null,
              options: [
                { value: '', label: words.everyState },
                ...states.map((state) => ({
                  value: state,
                  label: `${shared.states[state]} (${count((row) => row.state === state)})`,
                })),
              ],
            },
          ]}
        />
        <Select
          label={words.kind}
          value={choice.kind ?? ''}
          onChange={(kind) => turn({ kind })}
          groups={[
            {
              label: null,
              options: [
                { value: '', label: words.everyKind },
                ...kinds.map((kind) => ({ value: kind, label: kindLabel(kind)[lang] })),
              ],
            },
          ]}
        />
        {(below || reporting.region.regions.length > 0) && (
          <label className={styles.below}>
            <input type="checkbox" checked={below} onChange={() => turn({ below: below ? null : 'yes' })} />
            {words.below}
          </label>
        )}
        <span className={styles.carry}>
          {unheard.length > 0 && (
            <button type="button" className={ui.textButton} onClick={() => setReminding(unheard)}>
              {words.remindAll}
            </button>
          )}
          {words.files}
          <a href={withAsOf(reportingFile(asked, 'xlsx', lang), asOf)} download>
            XLSX
          </a>
          <a href={withAsOf(reportingFile(asked, 'csv', lang), asOf)} download>
            CSV
          </a>
        </span>
      </div>
      {rows.length === 0 ? (
        <Empty why={words.none}>
          <Link to={linkToReporting({ region, year })}>{words.all}</Link>
        </Empty>
      ) : (
        <FilingTable
          rows={rows}
          year={year}
          sort={choice.sort}
          onSort={(sort) => turn({ sort: sortParam(sort) })}
          onDate={setDating}
          onRemind={(row) => setReminding([row])}
        />
      )}
      <Further kinds={['coverage']} region={region} />
      <DateDialog
        of={dating}
        since={since}
        onClose={() => setDating(null)}
        onDone={() => {
          setDating(null);
          onChanged();
        }}
      />
      <Dialog
        open={reminding !== null}
        title={
          reminding?.length === 1
            ? words.remindOf(reminding[0]?.name[lang] ?? '')
            : words.remindAllTitle(reminding?.length ?? 0)
        }
        closeLabel={words.close}
        onClose={() => setReminding(null)}
      >
        <CopyField
          label={words.reminder}
          rows={12}
          text={
            reminding?.length === 1 && reminding[0]
              ? reminderTo(reminding[0], of, lang)
              : reminderToAll(reminding ?? [], of, lang)
          }
          words={words.copy}
        />
      </Dialog>
    </>
  );
}

/** 应报 36 家单位中 34 家已报送：按期 31 家，逾期 3 家；未报送 2 家。 */
function Totals({ totals }: { readonly totals: FilingTotals }) {
  const words = useWords(pageWords);
  const lang = useLang();
  const told = (keys: readonly ('onTime' | 'late' | 'undated' | 'missing' | 'notYetDue')[]): string =>
    joinNames(
      keys.flatMap((key) => (totals[key] > 0 ? [words[key](totals[key])] : [])),
      lang,
    );
  const parts = words.parts(told(['onTime', 'late', 'undated']), told(['missing', 'notYetDue']));
  const colon = lang === 'zh' ? '：' : ': ';
  return (
    <>
      {words.lead(totals.expected, totals.reported)}
      {parts !== '' && colon + parts}
      {lang === 'zh' ? '。' : '.'}
    </>
  );
}
