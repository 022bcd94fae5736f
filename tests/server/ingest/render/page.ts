/** Layouts h and j: a published page, and the damaged mirror of one. */
import { BLOCKS, blockForm, type FilledForm, printed, rowsOfIII } from './form.ts';

const RESULTS = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];

function cell(text: string, attributes = ''): string {
  return `<td ${attributes} style="width:38px;"><p align="center">${text === '' ? '&nbsp;' : text}</p></td>`;
}

function row(cells: readonly string[]): string {
  return `<tr>${cells.join('')}</tr>`;
}

/** A page: spans that differ between header and body, blanks as &nbsp;, a layout table around it all, a menu before it. */
export function page(form: FilledForm): string {
  const II: string[] = [];
  for (const id of BLOCKS) {
    const block = form.blocks[id];
    if (!block) continue;
    const shape = blockForm(id, block.edition);
    II.push(row([cell(shape.heading.zh, 'colspan="5"')]));
    II.push(
      row([cell('信息内容'), ...shape.columns.map((column, i) => cell(column.label.zh, i === 1 ? 'colspan="2"' : ''))]),
    );
    shape.rows.forEach((label, index) => {
      const values = (block.rows[index] ?? []).map(printed);
      II.push(row([cell(label.label.zh), ...values.map((value, i) => cell(value, i === 0 ? 'colspan="2"' : ''))]));
    });
  }
  const III = [
    row([
      cell('（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', 'colspan="3" rowspan="3"'),
      cell('申请人情况', 'colspan="7"'),
    ]),
    row([cell('自然人', 'rowspan="2"'), cell('法人或其他组织', 'colspan="5"'), cell('总计', 'rowspan="2"')]),
    row(['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'].map((label) => cell(label))),
    ...rowsOfIII(form).map((r) =>
      row([
        ...r.opens.map((label) => cell(label, 'rowspan="8"')),
        cell(r.label, 'colspan="2"'),
        ...r.values.map((value) => cell(value)),
      ]),
    ),
  ];
  const IV = [
    row([cell('行政复议', 'colspan="5"'), cell('行政诉讼', 'colspan="10"')]),
    row([
      ...RESULTS.map((label) => cell(label, 'rowspan="2"')),
      cell('未经复议直接起诉', 'colspan="5"'),
      cell('复议后起诉', 'colspan="5"'),
    ]),
    row([...RESULTS, ...RESULTS].map((label) => cell(label))),
    row(form.IV.map((value) => cell(printed(value)))),
  ];
  const table = (rows: readonly string[]): string => `<table border="1"><tbody>${rows.join('\n')}</tbody></table>`;
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>信息公开</title><style>td{border:1px}</style>
<script>var notice = "<td>1</td>";</script></head><body><nav><a href="/">首页</a></nav>
<table><tr><td>
<h1>${form.publisher}<br/>${form.year}年政府信息公开工作年度报告</h1><p>发布日期：${form.year + 1}-01-20</p>
<p>一、总体情况</p><p>本年度各项公开工作按照要求有序开展。</p>
<p>二、主动公开政府信息情况</p>${table(II)}
<p>三、收到和处理政府信息公开申请情况</p>${table(III)}
<p><br/>四、政府信息公开行政复议、行政诉讼情况</p>${table(IV)}
<p>五、存在的主要问题及改进情况</p><p>继续改进。</p><p>六、其他需要报告的事项</p><p>无。</p>
</td></tr></table></body></html>`;
}

const TRADITIONAL: Readonly<Record<string, string>> = {
  规: '規',
  开: '開',
  报: '報',
  数: '數',
  项: '項',
  机: '機',
  关: '關',
  请: '請',
  办: '辦',
  结: '結',
  属: '屬',
  国: '國',
  过: '過',
  执: '執',
  复: '復',
  审: '審',
  总: '總',
  计: '計',
  处: '處',
  务: '務',
  县: '縣',
  许: '許',
  强: '強',
  费: '費',
  发: '發',
  废: '廢',
  现: '現',
  对: '對',
  购: '購',
  额: '額',
  续: '續',
  继: '繼',
  维: '維',
  纠: '糾',
  诉: '訴',
  讼: '訟',
  补: '補',
  确: '確',
  认: '認',
  间: '間',
  电: '電',
  网: '網',
  护: '護',
  权: '權',
  内: '內',
  询: '詢',
  没: '沒',
  无: '無',
  书: '書',
  达: '達',
  业: '業',
  单: '單',
};

/** A mirror: traditional characters, 檔案 for 文件, pinyin behind some words. */
export function mirrored(text: string): string {
  const converted = text
    .replaceAll('文件', '檔案')
    .replace(/[\u4e00-\u9fff]/g, (character) => TRADITIONAL[character] ?? character);
  return converted.replaceAll('數量', '數(shù)量').replaceAll('情況', '情況(kuàng)').replaceAll('總計', '總(zǒng)計');
}
