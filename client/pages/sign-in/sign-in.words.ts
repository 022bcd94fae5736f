import { defineWords } from '../../../schema/language.ts';

export const signInWords = defineWords({
  zh: {
    title: '登录',
    lead: '看数据、试读和自查不需要登录；接收报告和管理要用密钥登录。',
    leadClosed: '本系统的内容要登录后才能看。',
    key: '密钥',
    keyHint: '以 gk_ 开头，由管理员发给您。第一把密钥在系统首次启动时显示过一次。',
    empty: '请填写密钥。',
    go: '登录',
    going: '正在登录……',
    signedIn: (label: string, role: string) => `您已登录：${label}（${role}）。`,
    ends: '一段时间不用会自动退出；离开公用电脑前请退出。',
    signOut: '退出',
    toOverview: '看总览',
  },
  en: {
    title: 'Sign in',
    lead: 'Reading, checking and self-checks need no signing in; accepting reports and administration need a key.',
    leadClosed: 'What this system holds is for those who are signed in.',
    key: 'Key',
    keyHint:
      'It begins with gk_, and your administrator gives it to you. The first was shown when the system first started.',
    empty: 'Enter the key.',
    go: 'Sign in',
    going: 'Signing in …',
    signedIn: (label: string, role: string) => `You are signed in: ${label} (${role}).`,
    ends: 'You are signed out after a while without use; sign out before you leave a shared computer.',
    signOut: 'Sign out',
    toOverview: 'See the overview',
  },
});
