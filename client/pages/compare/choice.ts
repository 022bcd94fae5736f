/** What the comparison is asked for, read from the address; anything unknown falls back to the usual. */
import { type Quantity, SORTS, type Sort } from '../../../schema/chart/chart.ts';
import { isQuantity } from '../../../schema/chart/quantity.ts';
import type { Topic } from '../../../schema/form/measures/measure.ts';
import { BUREAU_KINDS, type BureauKind } from '../../../schema/report/publisher.ts';

export interface Choice {
  readonly measure: Quantity;
  readonly sort: Sort;
  readonly kind: BureauKind | null;
}

/** What a topic opens with. */
export const FIRST_OF_TOPIC: Readonly<Record<Topic, Quantity>> = {
  disclosures: 'disclosures.website',
  requests: 'requests.received',
  appeals: 'review.total',
  organization: 'organization.staff',
};

export function readChoice(params: URLSearchParams): Choice {
  const measure = params.get('measure') ?? '';
  return {
    measure: isQuantity(measure) ? measure : FIRST_OF_TOPIC.requests,
    sort: SORTS.find((sort) => sort === params.get('sort')) ?? 'value',
    kind: BUREAU_KINDS.find((kind) => kind === params.get('kind')) ?? null,
  };
}
