/** Who published the reports of this folder. */
import type { Region } from '../../schema/report/publisher.ts';
import type { Roster } from '../../schema/roster/change.ts';

function region(id: string, zh: string, en: string, level: Region['level'], more: Partial<Region> = {}): Region {
  return { id, name: { zh, en }, level, parent: null, aliases: [], illustrative: false, ...more };
}

export const publishedRoster: Roster = {
  regions: [
    region('shanghai', '上海市', 'Shanghai', 'province'),
    region('jiangsu', '江苏省', 'Jiangsu', 'province'),
    region('suqian', '宿迁市', 'Suqian', 'city', { parent: 'jiangsu' }),
    region('huaian', '淮安市', "Huai'an", 'city', { parent: 'jiangsu' }),
    region('hongze', '洪泽区', 'Hongze District', 'district', {
      parent: 'huaian',
      aliases: ['淮安市洪泽区人民政府', '淮安市洪泽区'],
    }),
    region('shapotou', '沙坡头区', 'Shapotou District', 'district', {
      aliases: ['中卫市沙坡头区人民政府', '中卫市沙坡头区'],
    }),
  ],
  bureaus: [
    {
      id: 'shanghai-office',
      region: 'shanghai',
      name: { zh: '上海市人民政府办公厅', en: 'General Office of Shanghai Municipal Government' },
      shortName: { zh: '市政府办公厅', en: 'General Office' },
      kind: 'governmentOffice',
      aliases: ['上海市政府办公厅'],
      since: null,
      until: null,
    },
    {
      id: 'shapotou-iic',
      region: 'shapotou',
      name: {
        zh: '沙坡头区工业信息化和商务局',
        en: 'Shapotou District Industry, Information and Commerce Bureau',
      },
      shortName: { zh: '工信商务局', en: 'Industry, Information and Commerce Bureau' },
      kind: 'department',
      aliases: ['中卫市沙坡头区工业信息化和商务局', '沙坡头区工信商务局'],
      since: null,
      until: null,
    },
  ],
};
