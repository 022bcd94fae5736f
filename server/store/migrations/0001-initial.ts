/** Frozen: the schema of the first release. Later changes are later migrations. */
import { type Kysely, type RawBuilder, sql } from 'kysely';

interface Words {
  readonly bytes: 'blob' | 'bytea';
  readonly whole: 'integer' | 'bigint';
  readonly real: 'real' | 'double precision';
  readonly tableEnd: RawBuilder<unknown>;
  readonly keyedTableEnd: RawBuilder<unknown>;
  readonly name: 'sqlite' | 'postgres';
}

export async function up(db: Kysely<unknown>, words: Words): Promise<void> {
  const { bytes, tableEnd, keyedTableEnd } = words;
  const whole = sql.raw(words.whole);
  const serial =
    words.name === 'sqlite' ? sql`integer primary key` : sql`bigint generated always as identity primary key`;
  const blob = sql.raw(bytes);
  const real = sql.raw(words.real);
  const statements: readonly RawBuilder<unknown>[] = [
    sql`create table publisher (
      id text primary key,
      kind text not null check (kind in ('bureau', 'region')),
      region_id text references publisher (id),
      name_zh text not null, name_en text not null,
      short_zh text not null, short_en text not null,
      type text not null,
      since ${whole}, until ${whole},
      illustrative ${whole} not null check (illustrative in (0, 1)),
      position ${whole} not null,
      check (kind = 'region' or region_id is not null)
    ) ${tableEnd}`,
    sql`create unique index publisher_position on publisher (position)`,
    sql`create index publisher_region on publisher (region_id, kind, position)`,
    sql`create table publisher_name (
      name text primary key,
      publisher_id text not null references publisher (id),
      written text not null,
      alias ${whole} not null check (alias in (0, 1))
    ) ${keyedTableEnd}`,
    sql`create index publisher_name_publisher on publisher_name (publisher_id)`,
    sql`create table revision (
      number ${whole} primary key,
      at text not null,
      kind text not null check (kind in ('roster', 'import', 'revise')),
      note text not null,
      report_id text
    ) ${tableEnd}`,
    sql`create table document (
      hash text primary key,
      file_name text not null,
      media_type text not null,
      size ${whole} not null,
      bytes ${blob} not null,
      text text not null
    ) ${tableEnd}`,
    sql`create table report (
      id text primary key,
      publisher_id text not null references publisher (id),
      kind text not null check (kind in ('bureau', 'region')),
      region_id text not null references publisher (id),
      year ${whole} not null check (year between 2008 and 2100),
      unique (publisher_id, year)
    ) ${keyedTableEnd}`,
    sql`create index report_region on report (region_id, year, kind)`,
    sql`create index report_year on report (year)`,
    sql`create table report_version (
      id ${serial},
      report_id text not null references report (id),
      revision ${whole} not null references revision (number),
      superseded ${whole} references revision (number),
      document_hash text not null references document (hash),
      title text,
      published_on text,
      period_from text, period_to text,
      editions text not null, outline text not null, breakdowns text not null, notes text not null,
      source_zh text, source_en text,
      changed_cells ${whole},
      unique (report_id, revision),
      check (superseded is null or superseded > revision)
    ) ${tableEnd}`,
    sql`create unique index report_version_current on report_version (report_id) where superseded is null`,
    sql`create index report_version_document on report_version (document_hash)`,
    sql`create table figure (
      version_id ${whole} not null references report_version (id),
      measure text not null,
      applicant text not null,
      origin text not null check (origin in ('table', 'narrative', 'computed')),
      cell text,
      edition text not null check (edition in ('2019', '2021', 'narrative', '')),
      position ${whole} not null,
      value ${whole},
      gap text,
      printed text not null,
      start ${whole}, "end" ${whole}, line ${whole},
      counted ${whole},
      state text not null check (state in ('number', 'empty', 'unknown')),
      blanks ${whole} not null,
      primary key (version_id, measure, applicant),
      check (value is null or gap is null),
      check ((state = 'number') = (counted is not null))
    ) ${keyedTableEnd}`,
    sql`create table narrative (
      version_id ${whole} not null references report_version (id),
      position ${whole} not null,
      measure text not null,
      label text,
      value ${real} not null,
      approximate ${whole} not null check (approximate in (0, 1)),
      counter text not null,
      quote text not null,
      start ${whole} not null, "end" ${whole} not null, line ${whole} not null,
      primary key (version_id, position)
    ) ${keyedTableEnd}`,
    sql`create table finding (
      id ${serial},
      version_id ${whole} not null references report_version (id),
      rule text not null,
      outcome text not null check (outcome in ('failed', 'suspicious', 'confirmed', 'notAssessable')),
      severity text not null check (severity in ('error', 'warning', 'hint')),
      rank ${whole} not null,
      subject text not null,
      operands text not null,
      expected ${real}, actual ${real},
      unique (version_id, rule, subject)
    ) ${tableEnd}`,
    sql`create index finding_rank on finding (rank, version_id)`,
    sql`create table rollup (
      region_id text not null references publisher (id),
      year ${whole} not null,
      measure text not null,
      applicant text not null,
      sum ${whole} not null,
      numbers ${whole} not null check (numbers >= 0),
      blanks ${whole} not null check (blanks >= 0),
      in_2019 ${whole} not null check (in_2019 >= 0),
      in_2021 ${whole} not null check (in_2021 >= 0),
      primary key (region_id, measure, applicant, year)
    ) ${keyedTableEnd}`,
    sql`create table rollup_common (
      region_id text not null references publisher (id),
      year ${whole} not null,
      measure text not null,
      applicant text not null,
      current ${whole} not null,
      previous ${whole} not null,
      bureaus ${whole} not null check (bureaus >= 0),
      primary key (region_id, measure, applicant, year)
    ) ${keyedTableEnd}`,
  ];
  for (const statement of statements) await statement.execute(db);
}
