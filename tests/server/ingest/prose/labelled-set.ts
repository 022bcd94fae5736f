/** The sentences of tests/fixtures/narrative, and the document that each stands in. */
import { readdirSync, readFileSync } from 'node:fs';

export const FOLDER = new URL('../../../fixtures/narrative/', import.meta.url);

export interface Labelled {
  readonly text: string;
  /** `requests.received 47`, `disclosures.item:其他 3`, `requests.closed 300≈`. */
  readonly expected: readonly string[];
  /** Heading the sentence follows on its line. */
  readonly under?: string;
  /** Section it stands in; 1 where it does not say. */
  readonly section?: 1 | 3 | 4 | 6;
  readonly publisher?: string;
  readonly year?: number;
}

/** Every sentence, named by its file and its words. */
export function labelledSet(): readonly (Labelled & { readonly name: string })[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const sentences: readonly Labelled[] = JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'));
      return sentences.map((sentence) => ({ ...sentence, name: `${name}: ${sentence.text}` }));
    });
}

/** A report in which the sentence stands. */
export function documentOf({ text, under, section = 1, publisher = '示范区教育局', year = 2023 }: Labelled): string {
  const at = (number: number): string => (number === section ? `${under ?? ''}${text}\n` : '');
  return `${publisher}${year}年政府信息公开工作年度报告
一、总体情况
${at(1)}二、主动公开政府信息情况
（表略）
三、收到和处理政府信息公开申请情况
${at(3)}四、政府信息公开行政复议、行政诉讼情况
${at(4)}五、存在的主要问题及改进情况
有的栏目更新不够及时。
六、其他需要报告的事项
${at(6)}`;
}
