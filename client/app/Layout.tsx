/** The sheet every page is printed on: masthead, contents, foot line with source and state of the data. */
import { Component, type ReactNode, Suspense, useEffect } from 'react';
import { NavLink, Outlet, useLocation, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { useDocumentLang, useLang, useWords } from '../i18n/i18n.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Loading } from '../ui/Loading.tsx';
import { Answer } from './Answer.tsx';
import styles from './app.module.css';
import { appWords } from './app.words.ts';
import { onForgotten } from './client.ts';
import { Link } from './Link.tsx';
import { SHELL, ShellContext } from './shell.ts';
import {
  linkToCompare,
  linkToFindings,
  linkToImport,
  linkToOverview,
  linkToRegions,
  linkToSelfCheck,
  withLang,
} from './urls.ts';

/** A page that throws says so in its own place; the masthead stays, and the way on with it. */
class PageBoundary extends Component<
  { readonly fallback: ReactNode; readonly children: ReactNode },
  { readonly broken: boolean }
> {
  override state = { broken: false };

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? this.props.fallback : this.props.children;
  }
}

function LanguageSwitch() {
  const words = useWords(appWords);
  const lang = useLang();
  const { pathname, search, hash } = useLocation();
  const here = pathname + search + hash;
  return (
    <nav className={styles.languages} aria-label={words.language}>
      {(['zh', 'en'] as const).map((one) => (
        <NavLink
          key={one}
          to={withLang(here, one)}
          lang={one === 'zh' ? 'zh-CN' : 'en'}
          hrefLang={one === 'zh' ? 'zh-CN' : 'en'}
          className={() => (one === lang ? styles.languageHere : styles.language) ?? ''}
          aria-current={one === lang ? 'true' : undefined}
          aria-label={one === 'zh' ? '中文' : 'English'}
        >
          {one === 'zh' ? words.chinese : words.english}
        </NavLink>
      ))}
    </nav>
  );
}

function Masthead() {
  const words = useWords(appWords);
  const lang = useLang();
  const { pathname } = useLocation();
  const [params] = useSearchParams();
  const region = params.get('region');
  const year = Number(params.get('year')) || null;
  const pages = [
    { to: linkToOverview({ region, year }), label: words.overview, here: pathname === '/' },
    { to: linkToCompare({ region, year }), label: words.compare, here: pathname === '/compare' },
    { to: linkToFindings({ region, year }), label: words.findings, here: pathname === '/findings' },
    { to: linkToRegions(), label: words.regions, here: pathname === '/regions' },
    { to: linkToImport(), label: words.import, here: pathname === '/import' },
    { to: linkToSelfCheck(), label: words.selfCheck, here: pathname === '/self-check' },
  ];
  return (
    <header className={styles.masthead}>
      <div className={styles.mastheadInner}>
        <Link to={linkToOverview()} className={styles.name} lang={lang === 'zh' ? undefined : 'en'}>
          {lang === 'zh' ? (
            <>
              公<em>开</em>年报
            </>
          ) : (
            <>
              Gong<em>kai</em>
            </>
          )}
        </Link>
        <nav aria-label={words.navigation} className={styles.contents}>
          {pages.map((page) => (
            <Link
              key={page.label}
              to={page.to}
              className={page.here ? styles.contentsHere : styles.contentsLink}
              aria-current={page.here ? 'page' : undefined}
            >
              {page.label}
            </Link>
          ))}
        </nav>
        <LanguageSwitch />
      </div>
    </header>
  );
}

/** Follows the reader to the top of a new page, as a browser does; going back keeps its own place. */
function useTopOfNewPage(): void {
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is the occasion, not an input
  useEffect(() => {
    if (window.history.scrollRestoration !== 'manual') window.scrollTo(0, 0);
  }, [pathname]);
}

export function Layout() {
  const words = useWords(appWords);
  const { pathname } = useLocation();
  const [result, ask] = useQuery({ query: SHELL });
  useDocumentLang();
  useTopOfNewPage();
  useEffect(() => onForgotten(() => ask({ requestPolicy: 'network-only' })), [ask]);
  const revision = result.data?.revisions.nodes[0];
  return (
    <>
      <a className={styles.skip} href="#content">
        {words.skip}
      </a>
      <Masthead />
      <main id="content" className={styles.page} tabIndex={-1}>
        <Answer alone result={result} onRetry={() => ask({ requestPolicy: 'network-only' })}>
          {(shell) => (
            <ShellContext.Provider value={shell}>
              <PageBoundary
                key={pathname}
                fallback={<Failure alone sentence={words.broken} advice={words.brokenAdvice} />}
              >
                <Suspense fallback={<Loading label={words.loading} />}>
                  <Outlet />
                </Suspense>
              </PageBoundary>
            </ShellContext.Provider>
          )}
        </Answer>
      </main>
      <footer className={styles.foot}>
        <div className={styles.footInner}>
          <p>{words.source}</p>
          {revision && <p className={styles.revision}>{words.revision(revision.number, revision.at.slice(0, 10))}</p>}
        </div>
      </footer>
    </>
  );
}
