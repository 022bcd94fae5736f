/** Pages rendered for real, without a browser: a document of happy-dom, the components, and their answer. */
import { act, createElement, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { MemoryRouter } from 'react-router';
import { Client, cacheExchange, fetchExchange, Provider } from 'urql';
import type { SeriesPartsFragment } from '../../client/gql/graphql.ts';
import { formatAddress } from '../../schema/chart/address.ts';
import type { Chart } from '../../schema/chart/chart.ts';
import type { SeriesAnswer, SeriesPoint } from '../../schema/chart/series.ts';
import { chartWords } from '../../schema/chart/words/words.ts';

declare global {
  var IS_REACT_ACT_ENVIRONMENT: boolean;
}

/** What is asked for, or changed. */
interface Asked {
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The page before, which is put away: it would go on drawing, and be kept with all it ever drew. */
let shown: Root | undefined;

/** The element that holds the page at `path`, every element of it `width` pixels wide, its questions answered with `data`, or with what it makes of each. */
export async function renderPage(
  page: ReactNode,
  path: string,
  data: object | ((asked: Asked) => object),
  width: number,
): Promise<HTMLElement> {
  globalThis.IS_REACT_ACT_ENVIRONMENT = true;
  Element.prototype.getBoundingClientRect = () => new DOMRect(0, 0, width, 300);
  const client = new Client({
    url: 'http://localhost/graphql',
    exchanges: [cacheExchange, fetchExchange],
    preferGetMethod: false,
    fetch: async (_, asked) => {
      const said = typeof data === 'function' ? data(JSON.parse(String(asked?.body))) : data;
      return new Response(JSON.stringify({ data: said }), { headers: { 'content-type': 'application/json' } });
    },
  });
  const host = document.createElement('main');
  if (shown) await act(async () => shown?.unmount());
  document.body.replaceChildren(host);
  shown = createRoot(host);
  await act(async () => {
    shown?.render(
      createElement(MemoryRouter, { initialEntries: [path] }, createElement(Provider, { value: client }, page)),
    );
  });
  await act(async () => new Promise((resolve) => setTimeout(resolve, 0)));
  return host;
}

/** Wakes every chart of a page, as a reader does who comes to it by key, and waits until what draws it then is there. */
export async function wake(page: HTMLElement): Promise<void> {
  for (const chart of page.querySelectorAll<HTMLElement>('[role="application"]')) await act(async () => chart.focus());
  for (let tries = 0; page.querySelector('[data-drawing="still"]') && tries < 200; tries++)
    await act(async () => new Promise((resolve) => setTimeout(resolve, 5)));
}

/** What the API answers to the address of a chart. */
export function chartAnswer(chart: Chart, answer: SeriesAnswer): object {
  const series = answer.series.map((one): SeriesPartsFragment => {
    const { subject, quantity, applicant, unit, points, predecessors, successions } = one;
    const { id, name, shortName, scope, illustrative } = subject;
    return {
      subject: { id, name, shortName, scope, illustrative },
      quantity,
      applicant,
      unit,
      points: points.map(pointParts),
      predecessors: predecessors.map((id) => ({ id })),
      successions: successions.map(({ on: _on, document: _document, ...mark }) => ({
        ...mark,
        others: [...mark.others],
      })),
    };
  });
  return {
    chart: { address: formatAddress(chart), ...chartWords(chart, answer), answer: { filings: [], ...answer, series } },
  };
}

const EDITIONS = {
  2014: 'EDITION_2014',
  2019: 'EDITION_2019',
  2021: 'EDITION_2021',
  mixed: 'mixed',
  narrative: 'narrative',
} as const;

function pointParts({
  change,
  coverage,
  edition,
  editions: _editions,
  quality,
  computed: _computed,
  notes = [],
  ...rest
}: SeriesPoint): SeriesPartsFragment['points'][number] {
  const { basis, bureaus, current, previous, change: moved } = change;
  return {
    ...rest,
    coverage: {
      expected: coverage.expected,
      reported: coverage.reported,
      unknown: coverage.unknown,
      notInForm: coverage.notInForm,
      missingPublishers: coverage.missing.map((id) => ({ id, shortName: { zh: id, en: id } })),
    },
    change: {
      basis,
      bureaus,
      current,
      previous,
      absolute: moved.kind === 'none' ? null : moved.absolute,
      percent: moved.kind === 'none' ? null : moved.percent,
      reason: moved.reason,
    },
    edition: edition === null ? null : EDITIONS[edition],
    noteNumbers: [...notes],
    quality: {
      failed: quality?.failed ?? 0,
      failedBefore: quality?.failedBefore ?? 0,
      corrected: quality?.corrected ?? 0,
    },
  };
}
