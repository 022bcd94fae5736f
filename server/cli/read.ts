import { numberOf } from '../../schema/report/figure.ts';
import { type Examined, examineHere } from '../examine.ts';
import { toReadJson } from '../read-json.ts';
import { mediaTypeOf, readBytes, refusalOf } from './files.ts';

/** Prints what each file says; 1 when any was refused. */
export async function readFiles(
  files: readonly string[],
  options: { readonly json: boolean; readonly media: string | null },
): Promise<number> {
  let exit = 0;
  for (const file of files) {
    try {
      const examined = await examineHere({
        bytes: await readBytes(file),
        fileName: file,
        mediaType: options.media ?? mediaTypeOf(file),
      });
      process.stdout.write(
        `${options.json ? JSON.stringify(toReadJson(file, examined)) : summaryOf(file, examined)}\n`,
      );
    } catch (error) {
      exit = 1;
      process.stderr.write(`${file}: ${refusalOf(error)}\n`);
    }
  }
  return exit;
}

function summaryOf(file: string, { read, findings }: Examined): string {
  const numbers = read.figures.filter((figure) => numberOf(figure.reading) !== null).length;
  const failed = findings.filter((finding) => finding.outcome === 'failed').length;
  const confirmed = findings.filter((finding) => finding.outcome === 'confirmed').length;
  const editions = [...new Set([...Object.values(read.editions.II), read.editions.III, read.editions.IV])].filter(
    Boolean,
  );
  return `${file}: ${read.publisher ?? '（未读到单位）'} ${read.year ?? '（未读到年度）'}，表式 ${editions.join('、') || '无表格'}，读出 ${numbers}/${read.figures.length} 格，正文数字 ${read.narrative.length} 个，核查未通过 ${failed}、成立 ${confirmed}`;
}
