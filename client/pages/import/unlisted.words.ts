import { defineWords } from '../../../schema/language.ts';

export const unlistedWords = defineWords({
  zh: {
    unlisted: (documents: number, names: number) =>
      documents === names
        ? `${documents} 份年报的署名不在名录里。可以按署名列出这些单位，核对后一次列入；年报随后自动对上，不必重新上传。`
        : `${documents} 份年报的署名（${names} 个）不在名录里。可以按署名列出这些单位，核对后一次列入；年报随后自动对上，不必重新上传。`,
    propose: '按署名列出单位',
    notNow: '先不列',
    add: '新增这家单位',
    name: '是已有单位的另一个名称',
    of: (what: string, printed: string) => `${what}：${printed}`,
    nameOf: (printed: string) => `“${printed}”是哪家单位的名称？以后这样署名的年报都会对上它。`,
    chooseOne: '请从列出的单位里选一家。',
    keepName: '记为它的名称',
    region: '列入地区',
    signIn: '登录后可以把这家单位列入名录',
    noRegion: '名录里还没有地区。',
    toStart: '先写明地区',
  },
  en: {
    unlisted: (documents: number, names: number) =>
      documents === names
        ? `${documents} reports are signed by nobody on the list. Their bureaus can be listed as they are signed, checked, and entered at once; the reports then match without another upload.`
        : `${documents} reports are signed by ${names} names that are not on the list. Their bureaus can be listed as they are signed, checked, and entered at once; the reports then match without another upload.`,
    propose: 'List the bureaus as signed',
    notNow: 'Not now',
    add: 'Add this bureau',
    name: 'Another name of a bureau',
    of: (what: string, printed: string) => `${what}: ${printed}`,
    nameOf: (printed: string) => `Whose name is “${printed}”? Reports signed so will match it from now on.`,
    chooseOne: 'Choose one of the bureaus listed.',
    keepName: 'Keep it as its name',
    region: 'Enter into',
    signIn: 'Sign in to put this bureau on the list',
    noRegion: 'There is no region on the list yet.',
    toStart: 'Name the region first',
  },
});
