/** Every cell of the table of who may do what, written out once more by hand: role × action × target. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROLES, type Role } from '../../../schema/access/role.ts';
import { ACTIONS, type Action, MAY, may, maySomewhere } from '../../../server/access/may.ts';
import { ensureMay } from '../../../server/access/viewer.ts';
import { saveRoster } from '../../../server/store/save/roster.ts';
import { AT, bureau, REGION } from '../../support/small-district.ts';
import { openTestSqlite, type TestStore } from '../../support/stores.ts';

/** Targets as their lineages, seen from a key for `a` in `hill` (bureau) or for `hill` (editor). */
const TARGETS = {
  ownBureau: ['a', 'hill', 'city'],
  sameRegion: ['b', 'hill', 'city'],
  region: ['hill', 'city'],
  regionBelow: ['town', 'hill', 'city'],
  regionAbove: ['city'],
  elsewhere: ['c', 'vale', 'city'],
  whole: [],
} as const;
type Target = keyof typeof TARGETS;

const SCOPES: Readonly<Record<Role, string | null>> = { bureau: 'a', editor: 'hill', administrator: null };

const ALL = Object.keys(TARGETS) as Target[];
const BELOW_HILL: readonly Target[] = ['ownBureau', 'sameRegion', 'region', 'regionBelow'];
const OWN: readonly Target[] = ['ownBureau'];

const REACHED: Readonly<Record<Action, Readonly<Record<Role, readonly Target[]>>>> = {
  submitReport: { bureau: OWN, editor: BELOW_HILL, administrator: ALL },
  datePublication: { bureau: OWN, editor: BELOW_HILL, administrator: ALL },
  changeRoster: { bureau: [], editor: BELOW_HILL, administrator: ALL },
  setDeadlines: { bureau: [], editor: BELOW_HILL, administrator: ALL },
  correctFigures: { bureau: [], editor: BELOW_HILL, administrator: ALL },
  writeNotes: { bureau: [], editor: BELOW_HILL, administrator: ALL },
  keepPins: { bureau: [], editor: BELOW_HILL, administrator: ALL },
  writeBriefings: { bureau: [], editor: BELOW_HILL, administrator: ALL },
  keepSaved: { bureau: [], editor: BELOW_HILL, administrator: ALL },
  judgeFindings: { bureau: [], editor: BELOW_HILL, administrator: ALL },
  answerFindings: { bureau: OWN, editor: BELOW_HILL, administrator: ALL },
  removeExamples: { bureau: [], editor: [], administrator: ALL },
  manageKeys: { bureau: [], editor: [], administrator: ALL },
  readAudit: { bureau: [], editor: [], administrator: ALL },
  readStatus: { bureau: [], editor: [], administrator: ALL },
};

describe.each(ROLES)('the role %s', (role) => {
  const asker = { role, scope: SCOPES[role] };
  describe.each(ACTIONS)('asking to %s', (action) => {
    test.each(ALL)('of %s', (target) => {
      expect(may(asker, action, TARGETS[target])).toBe(REACHED[action][role].includes(target));
    });

    test('somewhere', () => {
      expect(maySomewhere(asker, action)).toBe(REACHED[action][role].length > 0);
    });

    test('without a place of its own reaches nothing, unless it reaches all', () => {
      const reached = ALL.filter((target) => may({ role, scope: null }, action, TARGETS[target]));
      expect(reached).toEqual(role === 'administrator' ? ALL : []);
    });
  });
});

describe('who may not is told', () => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestSqlite();
    const town = { ...REGION, id: 'town', name: { zh: '山前镇', en: 'Foothill' }, parent: 'hill' };
    const regions = [REGION, town, { ...REGION, id: 'vale', name: { zh: '谷区', en: 'Vale' } }];
    const bureaus = [bureau('a', '教育局'), { ...bureau('t', '站所'), region: 'town' }];
    await opened.store.writer.transaction((tx) => saveRoster(tx, { regions, bureaus }, AT));
  });
  afterAll(() => opened.dispose());

  const editor = { keyId: 'gk_x', label: '李四', role: 'editor', scope: 'hill', session: false } as const;

  test('who, as what, what and of whom, in both languages', async () => {
    const { reader } = opened.store;
    await expect(ensureMay(reader, editor, 'submitReport', 'vale')).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
      sentence: {
        zh: expect.stringContaining('“李四”是编辑身份（山区），不能接收报告：谷区。'),
        en: expect.stringContaining('“李四” signed in as editor (Hill District) and may not accept reports of Vale.'),
      },
    });
    await expect(ensureMay(reader, editor, 'manageKeys', null)).rejects.toMatchObject({
      sentence: { zh: expect.stringContaining(`不能${MAY.manageKeys.words.zh}。`) },
    });
    await expect(ensureMay(reader, null, 'submitReport', 'a')).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
  });

  test('and who may is answered with himself, however deep below his region', async () => {
    for (const target of ['hill', 'a', 'town', 't']) {
      expect(await ensureMay(opened.store.reader, editor, 'changeRoster', target)).toBe(editor);
    }
    await expect(ensureMay(opened.store.reader, editor, 'changeRoster', 'nobody')).rejects.toThrow();
  });
});
