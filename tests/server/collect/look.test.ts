/** Lists in the shapes that portal systems give them: which reports they lead to, and over which pages. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lookAt } from '../../../server/collect/look.ts';
import { openShelf } from '../../../server/collect/shelf.ts';
import { type Content, openPortal, type Portal, reportPage } from '../../support/portal.ts';

let portal: Portal;
beforeEach(async () => {
  portal = await openPortal();
});
afterEach(() => portal.close());

const put = (pages: Readonly<Record<string, Content>>) => {
  for (const [path, content] of Object.entries(pages)) portal.pages.set(path, content);
};
const look = (path: string, now = () => 0) =>
  lookAt(portal.at(path), openShelf(portal.fetcher(), { now: () => 0 }), now);
const found = async (path: string) => {
  const { found: reports, ...rest } = await look(path);
  const short = reports.map(({ address, title, date }) => [address.replace(portal.at(''), ''), title, date]);
  return { ...rest, found: short };
};

const title = (name: string, year = 2023) => `山区${name}${year}年政府信息公开工作年度报告`;
const frame = (body: string, head = '') => `<!DOCTYPE html><html><head><meta charset="utf-8">
<title>政府信息公开年报_山区人民政府</title><meta name="ColumnName" content="政府信息公开年报">${head}</head><body>
<ul class="menu"><li><a href="/">首页</a></li><li><a href="/zfxxgk/">政府信息公开</a></li>
<li><a href="/zfxxgk/nb/">政府信息公开年报</a></li><li><a href="/zfxxgk/zn/">政府信息公开指南</a></li></ul>
<div class="main">${body}</div><div class="foot"><a href="/lxwm/">联系我们</a></div></body></html>`;
const row = (href: string, name: string, day: string) =>
  `<li><a href="${href}" title="${name}" target="_blank">${name.slice(0, 14)}...</a><span>${day}</span></li>`;

describe('a list', () => {
  test('of titles that are cut off, numbered by createPageHTML from index.html on', async () => {
    const page = (rows: string, current: number) =>
      frame(`<ul class="list">${rows}</ul><div class="page"><script>
        function createPageHTML(_nPageCount, _nCurrIndex, _sPageName, _sPageExt){ /* … */ }
        createPageHTML(3, ${current}, "index", "html");</script></div>`);
    put({
      '/nb/': page(row('./202401/t20240120_1.html', title('教育局'), '2024-01-20'), 0),
      '/nb/index_1.html': page(row('./202401/t20240121_2.html', title('民政局'), '2024年1月21日'), 1),
      '/nb/index_2.html': page(row('../nb/202301/t20230119_3.html', title('水利局', 2022), '[2023/01/19]'), 2),
    });
    expect(await found('/nb/')).toEqual({
      kind: 'list',
      pages: 3,
      unread: null,
      found: [
        ['/nb/202401/t20240120_1.html', title('教育局'), '2024-01-20'],
        ['/nb/202401/t20240121_2.html', title('民政局'), '2024-01-21'],
        ['/nb/202301/t20230119_3.html', title('水利局', 2022), '2023-01-19'],
      ],
    });
    expect(portal.asked.map(({ path }) => path)).toEqual(['/nb/', '/nb/index_1.html', '/nb/index_2.html']);
  });

  test('numbered by createPageHTML with the id of an element, from one on', async () => {
    const page = (rows: string, current: number) =>
      frame(
        `<ul>${rows}</ul><div id="page_div"></div><script>createPageHTML('page_div',2, ${current},'index','htm',22);</script>`,
      );
    put({
      '/c/index.htm': page(row('1.htm', title('教育局'), '2024-01-20'), 1),
      '/c/index_1.htm': page(row('2.htm', title('民政局'), '2024-01-21'), 2),
    });
    expect(await found('/c/index.htm')).toMatchObject({
      pages: 2,
      found: [
        ['/c/1.htm', title('教育局'), '2024-01-20'],
        ['/c/2.htm', title('民政局'), '2024-01-21'],
      ],
    });
  });

  test('in a table, turned by 下一页', async () => {
    const page = (rows: string, next: string) =>
      frame(`<table><tr><th>标题</th><th>发布日期</th></tr>${rows}</table>
        <a href="list.jsp?page=1">首页</a> <a href="${next}">下一页</a> <a href="list.jsp?page=2">尾页</a>`);
    const line = (id: number, name: string) =>
      `<tr><td>${id}</td><td><a href="show.jsp?id=${id}">${name}</a></td><td>2024-01-2${id}</td></tr>`;
    put({
      '/list.jsp': page(line(1, title('教育局')), 'list.jsp?page=2'),
      '/list.jsp?page=2': page(line(2, title('民政局')), 'javascript:void(0)'),
    });
    expect(await found('/list.jsp')).toMatchObject({
      pages: 2,
      found: [
        ['/show.jsp?id=1', title('教育局'), '2024-01-21'],
        ['/show.jsp?id=2', title('民政局'), '2024-01-22'],
      ],
    });
  });

  test('turned by numbers, and by none that lead elsewhere', async () => {
    const page = (rows: string) =>
      frame(
        `<ul>${rows}</ul><a href="/nb/list_1.html">1</a><a href="/nb/list_2.html">2</a><a href="/other/7.html">7</a>`,
      );
    put({
      '/nb/list_1.html': page(row('a.html', title('教育局'), '')),
      '/nb/list_2.html': page(row('b.html', title('民政局'), '')),
      '/other/7.html': frame('不相干'),
    });
    expect(await found('/nb/list_1.html')).toMatchObject({
      pages: 2,
      found: [
        ['/nb/a.html', title('教育局'), null],
        ['/nb/b.html', title('民政局'), null],
      ],
    });
    expect(portal.asked.some(({ path }) => path === '/other/7.html')).toBe(false);
  });

  test('of records in a script, the next group of which is asked for', async () => {
    const record = (id: number, name: string) =>
      `<record><![CDATA[<li><span>2024-01-2${id}</span><a href='/art/2024/1/2${id}/art_9_${id}.html' title='${name}'>${name}</a></li>]]></record>`;
    const group = (records: string, next: string) =>
      `<datastore><nextgroup><![CDATA[${next}]]></nextgroup><recordset>${records}</recordset></datastore>`;
    put({
      '/col/col9/index.html': frame(
        `<div id="4"><script type="text/xml">${group(record(1, title('教育局')) + record(2, title('民政局')), '<a href="/module/jpage/dataproxy.jsp?page=2&amp;columnid=9"></a>')}</script></div>`,
      ),
      '/module/jpage/dataproxy.jsp?page=2&columnid=9': {
        bytes: `<?xml version="1.0" encoding="utf-8"?>${group(record(3, title('水利局')), '')}`,
        type: 'text/xml; charset=utf-8',
      },
    });
    expect(await found('/col/col9/index.html')).toMatchObject({
      pages: 2,
      found: [
        ['/art/2024/1/21/art_9_1.html', title('教育局'), '2024-01-21'],
        ['/art/2024/1/22/art_9_2.html', title('民政局'), '2024-01-22'],
        ['/art/2024/1/23/art_9_3.html', title('水利局'), '2024-01-23'],
      ],
    });
  });

  test('of files, without pages of their own', async () => {
    put({
      '/files/': frame(`<div class="item"><a href="att/1.docx">${title('教育局')}.docx</a><i>2024-01-20</i></div>
        <div class="item"><a href="att/2.pdf">2024-01-21 ${title('民政局')}</a></div>`),
    });
    expect(await found('/files/')).toMatchObject({
      kind: 'list',
      found: [
        ['/files/att/1.docx', title('教育局'), '2024-01-20'],
        ['/files/att/2.pdf', title('民政局'), '2024-01-21'],
      ],
    });
  });

  test('that a script asks for as JSON', async () => {
    const data = {
      code: 200,
      data: {
        total: 2,
        rows: [
          { docTitle: `<b>${title('教育局')}</b>`, docPubUrl: '/a/1.html', pubDate: '2024-01-20 10:00' },
          { docTitle: '山区概况', docPubUrl: '/a/2.html', pubDate: '2024-01-20' },
        ],
      },
    };
    put({ '/api/list': { bytes: JSON.stringify(data), type: 'application/json' } });
    expect(await found('/api/list')).toMatchObject({ found: [['/a/1.html', title('教育局'), '2024-01-20']] });
  });

  test('in GBK, below a base of its own', async () => {
    // 山区教育局2023年政府信息公开工作年度报告
    const name = Buffer.from('C9BDC7F8BDCCD3FDBED632303233C4EAD5FEB8AED0C5CFA2B9ABBFAAB9A4D7F7C4EAB6C8B1A8B8E6', 'hex');
    const head = '<html><head><meta charset="gb2312"><base href="/base/"></head><body><ul><li><a href="1.html">';
    put({
      '/gbk/': {
        bytes: Buffer.concat([Buffer.from(head), name, Buffer.from('</a></li></ul></body></html>')]),
        type: 'text/html',
      },
    });
    expect(await found('/gbk/')).toMatchObject({ found: [['/base/1.html', title('教育局'), null]] });
  });

  test('holds no other reports of a year, no columns and no report twice', async () => {
    put({
      '/nb/': frame(
        `<ul>${[
          title('教育局'),
          title('教育局'),
          '山区教育局2023年度部门决算报告',
          '2023年法治政府建设年度报告',
          '政府信息公开年报',
          '教育局2022年年报',
        ]
          .map((name, place) => row(place < 2 ? 'same.html' : `${place}.html`, name, '2024-01-20'))
          .join('')}</ul>`,
      ),
    });
    expect((await look('/nb/')).found.map((report) => report.title)).toEqual([title('教育局'), '教育局2022年年报']);
  });

  test('that goes on for ever is left after twenty pages, and says so', async () => {
    for (let page = 1; page <= 30; page++) {
      put({
        [`/l?page=${page}`]: frame(
          `<ul>${row(`r${page}.html`, title(`第${page}局`), '')}</ul><a href="/l?page=${page + 1}">下一页&gt;</a>`,
        ),
      });
    }
    const { pages, found: reports, unread } = await look('/l?page=1');
    expect({ pages, reports: reports.length, unread: unread?.en }).toEqual({
      pages: 20,
      reports: 20,
      unread: expect.stringContaining('first 20 page(s)'),
    });
    expect(portal.asked).toHaveLength(20);
  });

  test('that takes too long is left, and says so', async () => {
    let time = 0;
    put({
      '/l': frame(`<ul>${row('1.html', title('教育局'), '')}</ul><a href="/m">下一页</a>`),
      '/m': frame(`<ul>${row('2.html', title('民政局'), '')}</ul><a href="/n">下一页</a>`),
    });
    const { pages, unread } = await look('/l', () => {
      time += 30_000;
      return time;
    });
    expect({ pages, said: unread?.zh }).toEqual({ pages: 2, said: expect.stringContaining('只看了前 2 页') });
  });

  test('that breaks keeps what was found, and says what broke', async () => {
    put({ '/l': frame(`<ul>${row('1.html', title('教育局'), '')}</ul><a href="http://10.0.0.1/2">下一页</a>`) });
    expect(await look('/l')).toMatchObject({
      found: [{ title: title('教育局') }],
      unread: { zh: expect.stringMatching(/看了 1 页后没能继续：.*不在可以读取的名单里/) },
    });
  });

  test('that turns in a circle ends', async () => {
    put({
      '/l': frame(`<ul>${row('1.html', title('教育局'), '')}</ul><a href="/m">下一页</a>`),
      '/m': frame(`<ul>${row('1.html', title('教育局'), '')}</ul><a href="/l">下一页</a>`),
    });
    expect(await look('/l')).toMatchObject({ pages: 2, unread: null, found: [{ title: title('教育局') }] });
  });
});

describe('one report', () => {
  test('is known by its title, whatever it lists beside', async () => {
    const foot = `<ul class="related">${row('b.html', title('民政局'), '')}${row('c.html', title('水利局'), '')}</ul>`;
    put({ '/a.html': reportPage('山区教育局', 2023, 4, { foot }) });
    expect(await found('/a.html')).toEqual({
      kind: 'report',
      pages: 1,
      unread: null,
      found: [['/a.html', title('教育局'), null]],
    });
  });

  test('may be a file', async () => {
    put({ '/a/%E5%B9%B4%E6%8A%A5.pdf': { bytes: '%PDF-1.4 …', type: 'application/pdf' } });
    expect(await found('/a/%E5%B9%B4%E6%8A%A5.pdf')).toMatchObject({
      kind: 'report',
      found: [[expect.any(String), '年报.pdf', null]],
    });
  });

  test('is what is taken to stand where no list is', async () => {
    put({ '/x': frame('建设中') });
    expect(await look('/x')).toMatchObject({ kind: 'report', found: [{ title: '政府信息公开年报_山区人民政府' }] });
  });
});
