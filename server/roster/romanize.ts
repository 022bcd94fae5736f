/** Chinese in ASCII, for ids. */
import { pinyin } from 'pinyin-pro';
import type { Romanize } from '../../schema/roster/ids.ts';

export const romanize: Romanize = (text) =>
  pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true });
