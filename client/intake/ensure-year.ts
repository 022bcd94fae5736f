const YEARS = { first: 2008, last: 2100 };

/** A report year as typed; null for an empty field, undefined for anything that is no year. */
export function ensureYear(text: string): number | null | undefined {
  const digits = text.trim().replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  if (digits === '') return null;
  const year = /^\d{4}$/.test(digits) ? Number(digits) : 0;
  return year >= YEARS.first && year <= YEARS.last ? year : undefined;
}
