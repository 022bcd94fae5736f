/** The argument `of`. */
import { readSubject } from '../../schema/chart/address.ts';
import type { Of } from '../../schema/chart/chart.ts';
import { Problem } from '../../schema/problem.ts';

/** Throws BAD_ARGUMENT for what can be no subject: here it is an argument, and no part of an address. */
export function ensureSubject(text: string): Of {
  try {
    return readSubject(text);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const shown = text.slice(0, 60);
    throw new Problem('BAD_ARGUMENT', {
      zh: `参数 of 的“${shown}”不可用。可用：单位或地区的编号（小写字母、数字、连字符），region:ID/*（该地区各单位），region:ID/report（该地区自己的年报）。`,
      en: `The argument of cannot be “${shown}”. Allowed: ids of bureaus or regions (lower-case letters, digits, hyphens), region:ID/* (every bureau of a region), region:ID/report (the region’s own report).`,
    });
  }
}
