import { defineWords } from '../../schema/language.ts';

export const keyFormWords = defineWords({
  zh: {
    key: '密钥',
    keyHint: '以 gk_ 开头，由管理员发给您。第一把密钥在系统首次启动时显示过一次。',
    empty: '请填写密钥。',
    go: '登录',
    going: '正在登录……',
  },
  en: {
    key: 'Key',
    keyHint:
      'It begins with gk_, and your administrator gives it to you. The first was shown when the system first started.',
    empty: 'Enter the key.',
    go: 'Sign in',
    going: 'Signing in …',
  },
});
