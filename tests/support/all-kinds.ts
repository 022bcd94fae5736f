/** A small district with something of everything that is ever stored. */
import { parseAddress } from '../../schema/chart/address.ts';
import { openAccess } from '../../server/access/access.ts';
import { openCorrections } from '../../server/corrections/door.ts';
import { openPins } from '../../server/pins/door.ts';
import { changeRoster } from '../../server/roster/door.ts';
import { noteEvent } from '../../server/store/save/audit.ts';
import { saveBriefing } from '../../server/store/save/briefings.ts';
import { saveCollected } from '../../server/store/save/collected.ts';
import { saveDueRule, savePublicationDate } from '../../server/store/save/due.ts';
import { savePointNote, withdrawPointNote } from '../../server/store/save/point-notes.ts';
import { pruneDocument } from '../../server/store/save/pruned.ts';
import { saveRoster } from '../../server/store/save/roster.ts';
import { removeNamed, saveNamed } from '../../server/store/save/saved.ts';
import { openVerdicts } from '../../server/verdicts/door.ts';
import { fillDistrict } from './app.ts';
import { keyFor } from './keys.ts';
import { AT, bureau, file, REGION, received } from './small-district.ts';
import type { TestStore } from './stores.ts';

/** A report that was replaced twice, one document pruned; merged bureaus; what people entered; names that no disk takes; a key. */
export async function fillAll(opened: TestStore): Promise<void> {
  const { store } = opened;
  await fillDistrict(opened);
  const cells = { ...received(7), 'II/fees.amount': 1234.56 };
  await file(store, 'hill-a', 2022, { cells, narrative: [{ measure: 'disclosures.total', value: 9 }] });
  await file(store, 'hill-a', 2022, { cells: received(8) });
  const elsewhere = { ...REGION, id: 'vale', name: { zh: '谷区', en: 'Vale' } };
  const bureaus = [{ ...bureau('vale-a', '林业局'), region: 'vale', aliases: ['谷区林草局'] }];
  await store.writer.transaction((tx) => saveRoster(tx, { regions: [elsewhere], bureaus }, AT));
  await file(store, 'vale-a', 2023, { cells: received(2) }, 'vale');
  const by = { actor: 'tests', at: AT };
  const decision = { on: '2024-03-01', year: 2024, document: '机构改革方案' };
  const into = { region: 'hill', name: '山区教育民政局' };
  await changeRoster(store, { kind: 'merge', from: ['hill-a', 'hill-b'], into, decision }, by);
  await store.writer.transaction(async (tx) => {
    const noted = { ...by, note: '录入\u2028两行\n的说明' };
    await savePublicationDate(tx, 'hill-a-2022', { on: '2023-02-01', source: '门户网站' }, noted);
    for (const day of [10, 15])
      await saveDueRule(tx, { region: 'hill', kind: null, since: 2022 }, { month: 2, day }, noted);
    const place = {
      publisher: 'hill-a',
      scope: 'own',
      quantity: 'requests.received',
      year: 2022,
      onward: true,
    } as const;
    const { id } = await savePointNote(tx, { ...place, kind: 'method', text: { zh: '口径变了', en: null } }, noted);
    await savePointNote(tx, { ...place, quantity: null, kind: 'other', text: { zh: '说明', en: 'A remark' } }, noted);
    await withdrawPointNote(tx, id, noted);
    const { document_hash: document } = await tx.db
      .selectFrom('report_version')
      .select('document_hash')
      .where('superseded', 'is not', null)
      .orderBy('revision')
      .executeTakeFirstOrThrow();
    await pruneDocument(tx, document, AT);
    const page = { hash: 'ab', etag: null, lastModified: null };
    const from = { address: 'https://a.example/nb', page, file: { ...page, address: 'https://a.example/nb/1.html' } };
    const { document_hash: collected } = await tx.db
      .selectFrom('report_version')
      .select('document_hash')
      .where('report_id', '=', 'hill-c-2022')
      .executeTakeFirstOrThrow();
    await saveCollected(tx, 'hill-c-2022', { ...from, document: collected, at: AT });
    const draft = {
      region_id: 'hill',
      publisher_id: 'hill',
      year: 2022,
      lang: 'zh',
      title: '材料',
      text: '{}',
    } as const;
    await saveBriefing(tx, { ...draft, actor: 'tests', at: AT, copied_from: null });
    const kept = { region_id: 'hill', kind: 'set', holds: 'hill-a hill-c', zh: '两家', en: null } as const;
    const removed = await saveNamed(tx, kept, noted);
    await removeNamed(tx, removed.id, noted);
    await saveNamed(tx, { ...kept, zh: '又两家', en: 'Two' }, noted);
    await noteEvent(tx, { at: AT, actor: 'server', action: 'loadShed', detail: { what: '', count: 2, until: AT } });
  });
  const corrections = openCorrections(store);
  const now = { ...by, since: null };
  const stated = { report: 'hill-a-2022', reason: '漏填\u2028两行', source: null };
  await corrections.correct({ ...stated, target: { cell: 'III/1/total' }, value: 9 }, now);
  await corrections.correct({ ...stated, target: { cell: 'IV/review.total' }, value: 'unreadable' }, now);
  const { revision } = await corrections.correct({ ...stated, target: { cell: 'III/2/total' }, value: 4 }, now);
  await corrections.withdrawCorrection(revision ?? 0, '又查实无误', now);
  await corrections.withdraw({ report: 'vale-a-2023', reason: '报错了单位' }, now);
  await file(store, 'hill-c', 2023, { cells: { ...received(4), 'IV/review.upheld': 3, 'IV/review.total': 5 } });
  const verdicts = openVerdicts(store);
  const findings = ['hill-c-2023/T4-SUM/review'];
  await verdicts.sendSheet({ publisher: 'hill-c', year: 2023, dueOn: '2026-02-10' }, now);
  await verdicts.answer({ findings, text: '已核实' }, now);
  await verdicts.judge({ findings, verdict: 'confirmed', reason: '' }, now);
  await verdicts.noteAnswered({ publisher: 'hill-c', year: 2023, on: '2026-01-20' }, now);
  const pins = openPins(store);
  const pinned = 'measure=requests.received&of=hill-a&rev=3';
  await pins.keep(pinned, by);
  await pins.keep('measure=requests.received&of=hill-c&rev=3', by);
  pins.seen(parseAddress(pinned), 'a.example', AT);
  pins.seen(parseAddress(pinned), 'b.example', AT);
  await pins.flush(AT);
  const key = await keyFor(store);
  const origin = { address: '10.0.0.1', log: { warn() {} } };
  await openAccess(store, { reading: 'open', idleMinutes: 30 }).signIn(key, origin, AT);
}
