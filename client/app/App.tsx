/** The pages and their addresses. Every page comes on its own, so that a reader fetches only what is looked at. */
import { type ComponentType, lazy, type ReactNode, useMemo } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { Provider } from 'urql';
import { PAGES, type PageId, pageAt } from '../../schema/pages.ts';
import { useAsOf } from './as-of.ts';
import { makeClient } from './client.ts';
import { Layout } from './Layout.tsx';

type Load = () => Promise<{ readonly default: ComponentType }>;

const loadOverview: Load = async () => ({ default: (await import('../pages/overview/OverviewPage.tsx')).OverviewPage });
const loadCompare: Load = async () => ({ default: (await import('../pages/compare/ComparePage.tsx')).ComparePage });
const loadChart: Load = async () => ({ default: (await import('../pages/chart/ChartPage.tsx')).ChartPage });
const loadBrief: Load = async () => ({ default: (await import('../pages/brief/BriefPage.tsx')).BriefPage });
const loadCompile: Load = async () => ({ default: (await import('../pages/compile/CompilePage.tsx')).CompilePage });
const loadForm: Load = async () => ({ default: (await import('../pages/form/FormPage.tsx')).FormPage });
const loadRegions: Load = async () => ({ default: (await import('../pages/regions/RegionsPage.tsx')).RegionsPage });
const loadBureaus: Load = async () => ({ default: (await import('../pages/bureaus/BureausPage.tsx')).BureausPage });
const loadBureau: Load = async () => ({ default: (await import('../pages/bureau/BureauPage.tsx')).BureauPage });
const loadReport: Load = async () => ({ default: (await import('../pages/report/ReportPage.tsx')).ReportPage });
const loadFindings: Load = async () => ({ default: (await import('../pages/findings/FindingsPage.tsx')).FindingsPage });
const loadProse: Load = async () => ({ default: (await import('../pages/prose/ProsePage.tsx')).ProsePage });
const loadReportProse: Load = async () => ({
  default: (await import('../pages/report-prose/ReportProsePage.tsx')).ReportProsePage,
});
const loadReporting: Load = async () => ({
  default: (await import('../pages/reporting/ReportingPage.tsx')).ReportingPage,
});
const loadImport: Load = async () => ({ default: (await import('../pages/import/ImportPage.tsx')).ImportPage });
const loadSelfCheck: Load = async () => ({
  default: (await import('../pages/self-check/SelfCheckPage.tsx')).SelfCheckPage,
});
const loadSettings: Load = async () => ({ default: (await import('../pages/settings/SettingsPage.tsx')).SettingsPage });
const loadAudit: Load = async () => ({ default: (await import('../pages/audit/AuditPage.tsx')).AuditPage });
const loadStatus: Load = async () => ({ default: (await import('../pages/status/StatusPage.tsx')).StatusPage });
const loadSignIn: Load = async () => ({ default: (await import('../pages/sign-in/SignInPage.tsx')).SignInPage });
const loadStart: Load = async () => ({ default: (await import('../pages/start/StartPage.tsx')).StartPage });
const loadRoster: Load = async () => ({ default: (await import('../pages/roster/RosterPage.tsx')).RosterPage });
const loadCorrections: Load = async () => ({
  default: (await import('../pages/corrections/CorrectionsPage.tsx')).CorrectionsPage,
});
const loadRevisions: Load = async () => ({
  default: (await import('../pages/revisions/RevisionsPage.tsx')).RevisionsPage,
});
const loadPins: Load = async () => ({ default: (await import('../pages/pins/PinsPage.tsx')).PinsPage });
const loadVersions: Load = async () => ({ default: (await import('../pages/versions/VersionsPage.tsx')).VersionsPage });
const loadUnknown: Load = async () => ({ default: (await import('./UnknownPage.tsx')).UnknownPage });

const LOADS: Readonly<Record<PageId, Load>> = {
  overview: loadOverview,
  compare: loadCompare,
  chart: loadChart,
  brief: loadBrief,
  compile: loadCompile,
  form: loadForm,
  bureaus: loadBureaus,
  bureau: loadBureau,
  report: loadReport,
  findings: loadFindings,
  regions: loadRegions,
  prose: loadProse,
  reportProse: loadReportProse,
  reporting: loadReporting,
  import: loadImport,
  selfCheck: loadSelfCheck,
  settings: loadSettings,
  audit: loadAudit,
  status: loadStatus,
  signIn: loadSignIn,
  start: loadStart,
  roster: loadRoster,
  corrections: loadCorrections,
  revisions: loadRevisions,
  pins: loadPins,
  versions: loadVersions,
};

const ROUTES = [
  ...PAGES.map(({ id, path }) => ({ path, Page: lazy(LOADS[id]) })),
  { path: '*', Page: lazy(loadUnknown) },
];

/** Fetches the page of an address while the shell is still asking for its data. */
export function fetchPageAhead(pathname: string): void {
  const found = pageAt(pathname);
  void (found ? LOADS[found.page.id] : loadUnknown)();
}

export function App() {
  return (
    <BrowserRouter>
      <Asking>
        <Routes>
          <Route element={<Layout />}>
            {ROUTES.map(({ path, Page }) => (
              <Route key={path} path={path} caseSensitive element={<Page />} />
            ))}
          </Route>
        </Routes>
      </Asking>
    </BrowserRouter>
  );
}

/** What is asked is asked as of the revision that the address names; going to another one, or back to now, asks anew. */
function Asking({ children }: { readonly children: ReactNode }) {
  const asOf = useAsOf();
  const client = useMemo(() => makeClient(asOf), [asOf]);
  return <Provider value={client}>{children}</Provider>;
}
