/** The names of all measures, drawn from their rows. */
import type { APPEALS } from './appeals.ts';
import type { DISCLOSURES } from './disclosures.ts';
import type { REQUESTS } from './requests.ts';
import type { Row } from './row.ts';

export type { Topic, Unit } from './row.ts';

/** A row of one of the three subjects, whatever it points at. */
type AnyRow = (typeof REQUESTS | typeof APPEALS | typeof DISCLOSURES)[number];

export type MeasureId = AnyRow['id'];

/** A measure whose parts and predecessor are measures too. */
export type Measure = Row<MeasureId, MeasureId>;
