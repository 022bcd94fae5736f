import { defineWords } from '../../../schema/language.ts';

export const pinsWords = defineWords({
  zh: {
    lead: '固定在某个数据版本、带到别处去的图：哪些已经过时，过时在哪里，正用在哪些网站。',
    none: '还没有登记固定的图。',
    how: '在图表页把图固定在数据版本上（地址里写明 rev），再按“登记这张固定的图”。',
    open: '作图',
    listed: (count: number) => `共 ${count} 张`,
    gone: '这张图已画不出来：图中的单位不在名录里了。',
    kept: (who: string, when: string) => `${who} ${when} 登记`,
    nowhere: '还没有网站取用过。',
    host: (name: string, count: number, day: string) => `${name}：取用 ${count} 次，最近 ${day}`,
    between: '；',
    hosts: '用在：',
    drop: '移除',
    older: '更早登记的',
  },
  en: {
    lead: 'Charts that were pinned to a revision of the data and carried away: which are out of date, in what, and which sites show them.',
    none: 'No pinned chart is kept yet.',
    how: 'Pin a chart to a revision on its page (rev in its address), then press “Keep this pinned chart on the list”.',
    open: 'Make a chart',
    listed: (count: number) => `${count} in all`,
    gone: 'This chart can be drawn no more: its bureau is not on the list any longer.',
    kept: (who: string, when: string) => `Kept by ${who}, ${when}`,
    nowhere: 'No site has fetched it yet.',
    host: (name: string, count: number, day: string) => `${name}: fetched ${count} times, last on ${day}`,
    between: '; ',
    hosts: 'Shown by ',
    drop: 'Drop',
    older: 'Kept earlier',
  },
});
