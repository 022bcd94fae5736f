/** The condition of a server that cannot draw pictures of dots, because files that its packages hold are not there. */
import type { Condition } from './health.ts';

export function facesMissing(files: readonly string[]): Omit<Condition, 'since'> {
  return {
    name: 'facesMissing',
    what: {
      zh: `画图片用的字体文件缺 ${files.length} 个，/chart.png 不能用；SVG 和页面不受影响。`,
      en: `${files.length} of the font files for pictures are missing, so that /chart.png does not work; SVG and pages do.`,
    },
    where: files.join(', '),
    whatToDo: {
      zh: '在程序所在的文件夹里重新运行 npm ci，然后重新启动。',
      en: 'Run npm ci again in the folder of the program, and start it anew.',
    },
    blocks: false,
  };
}
