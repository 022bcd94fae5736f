import { defineWords } from '../../schema/language.ts';

/** Kinds of bureaus, where bureaus are chosen or gathered by them. */
export const kindWords = defineWords({
  zh: {
    kind: '单位类别',
    everyKind: '全部',
    kinds: { governmentOffice: '政府办公室', department: '部门', township: '乡镇', street: '街道', zone: '开发区' },
  },
  en: {
    kind: 'Kind of bureau',
    everyKind: 'All',
    kinds: {
      governmentOffice: 'Government office',
      department: 'Departments',
      township: 'Townships',
      street: 'Subdistrict offices',
      zone: 'Zones',
    },
  },
});
