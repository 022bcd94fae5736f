/** The names of all measures, drawn from their rows. */
import type { APPEALS } from './appeals.ts';
import type { DISCLOSURES } from './disclosures.ts';
import type { ORGANIZATION } from './organization.ts';
import type { REQUESTS } from './requests.ts';
import type { Row } from './row.ts';

export type { Topic, Unit } from './row.ts';

/** A row of one of the subjects, whatever it points at. */
type AnyRow = (typeof REQUESTS | typeof APPEALS | typeof DISCLOSURES | typeof ORGANIZATION)[number];

export type MeasureId = AnyRow['id'];

/** A measure whose parts and predecessor are measures too. */
export type Measure = Row<MeasureId, MeasureId>;
