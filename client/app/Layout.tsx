/** The sheet every page is printed on: masthead, contents, foot line with source and state of the data. */

import { Component, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { Navigate, NavLink, Outlet, useLocation, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { MENU, pageAt } from '../../schema/pages.ts';
import type { ShellQuery } from '../gql/graphql.ts';
import { useDocumentLang, useLang, useWords } from '../i18n/i18n.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Account } from './Account.tsx';
import { AdminLinks, RecordLinks } from './AdminLinks.tsx';
import { Answer, Coming, isSignedOut } from './Answer.tsx';
import styles from './app.module.css';
import { appWords } from './app.words.ts';
import { useAsOf, withoutAsOf } from './as-of.ts';
import { chinaDay } from './china-time.ts';
import { onForgotten } from './client.ts';
import { Link } from './Link.tsx';
import { useLiveData } from './live.ts';
import { type PageRegion, PageRegionContext } from './page-region.ts';
import { HeaderSearch } from './SearchField.tsx';
import { SHELL, ShellContext, type ShellRegion, type Viewer } from './shell.ts';
import { ThemeSwitch } from './ThemeSwitch.tsx';
import { linkToOverview, linkToPage, linkToSignIn, linkToStart, type OverviewAddress, withLang } from './urls.ts';

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

/** Looking back: which state of the data stands here, and the way to now. */
function AsOfBanner({ at }: { readonly at: string | null }) {
  const words = useWords(appWords);
  const asOf = useAsOf();
  const lang = useLang();
  const { pathname, search, hash } = useLocation();
  if (asOf === null) return null;
  return (
    <p className={styles.asOf} role="status">
      {words.asOf(asOf, at === null ? null : chinaDay(at))}{' '}
      <NavLink to={withLang(withoutAsOf(pathname + search + hash), lang)}>{words.toNow}</NavLink>
    </p>
  );
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
          aria-label={one === 'zh' ? '中 中文' : 'EN English'}
        >
          {one === 'zh' ? words.chinese : words.english}
        </NavLink>
      ))}
    </nav>
  );
}

/** Pixels of the menu that stay in sight before the page one is on. */
const BEFORE_HERE = 64;

function Masthead({ where, viewer }: { readonly where: OverviewAddress; readonly viewer: Viewer | null }) {
  const words = useWords(appWords);
  const lang = useLang();
  const here = pageAt(useLocation().pathname)?.page.id;
  const menu = useRef<HTMLElement>(null);
  // On a telephone the menu is one line that goes on sideways, and begins where the reader is.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the page is the occasion, not an input
  useEffect(() => {
    const link = menu.current?.querySelector<HTMLElement>('[aria-current]');
    if (link && menu.current) menu.current.scrollLeft = link.offsetLeft - menu.current.offsetLeft - BEFORE_HERE;
  }, [here]);
  return (
    <header className={styles.masthead}>
      <div className={styles.mastheadInner}>
        <Link to={linkToOverview(where)} className={styles.name} lang={lang === 'zh' ? undefined : 'en'}>
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
        <nav ref={menu} aria-label={words.navigation} className={styles.contents}>
          {MENU.map((page) => (
            <Link
              key={page.id}
              to={linkToPage(page, where)}
              className={page.id === here ? styles.contentsHere : styles.contentsLink}
              aria-current={page.id === here ? 'page' : undefined}
            >
              {page.title[lang]}
            </Link>
          ))}
        </nav>
        <HeaderSearch where={where} />
        <Account viewer={viewer} />
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

/**
 * An address that names a part of its page leads there: the browser looks for the part before the data have come, and finds none.
 * Whoever scrolls meanwhile, or presses a key, has found a place of their own.
 */
function useNamedPart(): void {
  const { hash } = useLocation();
  useEffect(() => {
    const id = hash.slice(1);
    if (id === '' || document.getElementById(id)) return;
    let frame = 0;
    // What is laid out only once it is near (`content-visibility`) moves what stands under it: again, until it stands still.
    const land = (part: Element, last: number) => {
      part.scrollIntoView();
      const top = part.getBoundingClientRect().top + window.scrollY;
      if (top !== last) frame = requestAnimationFrame(() => land(part, top));
    };
    const watch = new MutationObserver(() => {
      const part = document.getElementById(id);
      if (!part) return;
      watch.disconnect();
      land(part, Number.NaN);
    });
    watch.observe(document.body, { childList: true, subtree: true });
    const stop = () => {
      watch.disconnect();
      cancelAnimationFrame(frame);
    };
    const theirs = ['wheel', 'touchmove', 'keydown'] as const;
    for (const kind of theirs) window.addEventListener(kind, stop, { passive: true });
    return () => {
      stop();
      for (const kind of theirs) window.removeEventListener(kind, stop);
    };
  }, [hash]);
}

/**
 * The region and year that the menu leads on in: those of the address, or else of the page; none of them unknown, once it is
 * known which there are (null: not yet).
 */
function useWhere(regions: readonly ShellRegion[] | null, told: PageRegion | null): OverviewAddress {
  const [params] = useSearchParams();
  const asked = params.get('region') ?? told?.region;
  const year = Number(params.get('year')) || told?.year;
  if (regions === null) return { region: asked ?? null, year: year ?? null };
  const region = regions.find((one) => one.id === asked);
  const years = region?.years ?? regions.flatMap((one) => one.years);
  return { region: region?.id ?? null, year: year && years.includes(year) ? year : null };
}

/** Where reading is closed and nobody is signed in, the one page is that on which one signs in. */
function Closed({ children }: { readonly children: ReactNode }) {
  const { pathname, search, hash } = useLocation();
  const lang = useLang();
  if (pageAt(pathname)?.page.id === 'signIn') return children;
  return <Navigate replace to={withLang(linkToSignIn(withLang(pathname + search + hash, 'zh')), lang)} />;
}

/** Pages that have nothing to show while no region is on the list. */
const NEED_A_REGION: ReadonlySet<string> = new Set([
  'overview',
  'compare',
  'bureaus',
  'findings',
  'reporting',
  'regions',
]);

/** While no region is on the list, those pages lead to the first day. */
function Opened({ shell, children }: { readonly shell: ShellQuery; readonly children: ReactNode }) {
  const { pathname } = useLocation();
  const lang = useLang();
  const page = pageAt(pathname)?.page.id;
  if (shell.regions.nodes.length > 0 || page === undefined || !NEED_A_REGION.has(page)) return children;
  return <Navigate replace to={withLang(linkToStart(), lang)} />;
}

export function Layout() {
  const words = useWords(appWords);
  const { pathname } = useLocation();
  const [result, ask] = useQuery({ query: SHELL });
  const [told, setTold] = useState<PageRegion | null>(null);
  const where = useWhere(result.data?.regions.nodes ?? null, told);
  useDocumentLang();
  useTopOfNewPage();
  useNamedPart();
  useEffect(() => onForgotten(() => ask({ requestPolicy: 'network-only' })), [ask]);
  const revision = result.data?.revisions.nodes[0];
  // What stood at an earlier revision does not change.
  const isNow = useAsOf() === null;
  useLiveData((isNow && revision?.number) || null);
  const page = (
    <PageBoundary key={pathname} fallback={<Failure alone sentence={words.broken} advice={words.brokenAdvice} />}>
      <Suspense fallback={<Coming label={words.loading} />}>
        <Outlet />
      </Suspense>
    </PageBoundary>
  );
  return (
    <>
      <a className={styles.skip} href="#content">
        {words.skip}
      </a>
      <Masthead where={where} viewer={result.data?.viewer ?? null} />
      <AsOfBanner at={revision?.at ?? null} />
      <main id="content" className={styles.page} tabIndex={-1}>
        {isSignedOut(result.error) ? (
          <Closed>{page}</Closed>
        ) : (
          <Answer alone result={result} onRetry={() => ask({ requestPolicy: 'network-only' })}>
            {(shell) => (
              <ShellContext.Provider value={shell}>
                <PageRegionContext.Provider value={setTold}>
                  <Opened shell={shell}>{page}</Opened>
                </PageRegionContext.Provider>
              </ShellContext.Provider>
            )}
          </Answer>
        )}
      </main>
      <footer className={styles.foot}>
        <div className={styles.footInner}>
          <p>{words.source}</p>
          <RecordLinks />
          <AdminLinks viewer={result.data?.viewer ?? null} />
          <ThemeSwitch />
          {revision && <p className={styles.revision}>{words.revision(revision.number, chinaDay(revision.at))}</p>}
        </div>
      </footer>
    </>
  );
}
